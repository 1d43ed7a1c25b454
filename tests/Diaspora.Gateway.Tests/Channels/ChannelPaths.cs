namespace Diaspora.Gateway.Tests.Channels;

/// <summary>What providers call.</summary>
internal static class ChannelPaths
{
    public const string AfricasTalkingUssd = "/channels/africastalking/ussd";
    public const string AfricasTalkingEvents = "/channels/africastalking/ussd/events";
    public const string AfricasTalkingSms = "/channels/africastalking/sms";
    public const string AfricasTalkingOptOut = "/channels/africastalking/sms/optout";
    public const string AfricasTalkingStatus = "/channels/africastalking/status";
    public const string KannelSms = "/channels/kannel/sms";
    public const string KannelStatus = "/channels/kannel/status";
    public const string TwilioStatus = "/channels/twilio/status";
    public const string TwilioSms = "/channels/twilio/sms";
    public const string Vodacom = "/channels/vodacom/ussd";
}
