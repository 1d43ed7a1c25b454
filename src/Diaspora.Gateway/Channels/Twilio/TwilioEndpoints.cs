using System.Text;
using Diaspora.Gateway.Conversations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Channels.Twilio;

/// <summary>What Twilio calls: <c>POST sms</c> for every text that comes in.</summary>
internal static class TwilioEndpoints
{
    public static RouteGroupBuilder MapTwilio(this IEndpointRouteBuilder channels)
    {
        var group = channels.MapGroup(TwilioOptions.Name);
        group.MapPost("sms", TakeSmsAsync);
        return group;
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> TakeSmsAsync(
        HttpRequest request,
        TwilioSignature signature,
        IOptions<TwilioOptions> options,
        SmsConversations conversations,
        Refusals refusals,
        CancellationToken cancellationToken)
    {
        if (signature.CheckHeader(request) is { } unsigned)
            return refusals.Answer(TwilioOptions.Name, unsigned);
        var fields = await FormBody.ReadAsync(request, FormBody.MostSmsBytes, cancellationToken);
        if (fields.Refusal is { } unreadable)
            return refusals.Answer(TwilioOptions.Name, unreadable);
        if (!signature.IsGenuine(request, fields))
            return refusals.Answer(TwilioOptions.Name, Refusal.Signature);
        if (options.Value.AccountSid is { Length: > 0 } account && fields.Find("AccountSid") != account)
            return refusals.Answer(TwilioOptions.Name, Refusal.Account);

        var inbound = TwilioSms.Read(fields);
        if (fields.Refusal is { } refusal)
            return refusals.Answer(TwilioOptions.Name, refusal);
        if (inbound is null)
            refusals.Ignore(TwilioOptions.Name, "sender-is-no-phone");
        var reply = inbound is null ? null : await conversations.TakeAsync(inbound, cancellationToken);
        return reply is { Taken: false }
            ? refusals.Answer(TwilioOptions.Name, Refusal.Resting)
            : TypedResults.Text(TwilioSms.Write(reply?.Text), "text/xml", Encoding.UTF8);
    }
}
