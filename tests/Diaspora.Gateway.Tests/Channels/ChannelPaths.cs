namespace Diaspora.Gateway.Tests.Channels;

/// <summary>What providers call.</summary>
internal static class ChannelPaths
{
    public const string AfricasTalkingUssd = "/channels/africastalking/ussd";
    public const string AfricasTalkingEvents = "/channels/africastalking/ussd/events";
    public const string AfricasTalkingSms = "/channels/africastalking/sms";
    public const string TwilioSms = "/channels/twilio/sms";
    public const string Vodacom = "/channels/vodacom/ussd";
}
