using System.Text;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Privacy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Channels.Twilio;

/// <summary>What Twilio calls: <c>POST sms</c> for every text that comes in, <c>POST status</c> for what became of ours.</summary>
internal static class TwilioEndpoints
{
    public static RouteGroupBuilder MapTwilio(this IEndpointRouteBuilder channels)
    {
        var group = channels.MapGroup(TwilioOptions.Name);
        group.MapPost("sms", TakeSmsAsync);
        group.MapPost("status", TakeStatusAsync);
        return group;
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> TakeSmsAsync(
        HttpRequest request, TwilioForm form, SmsConversations conversations, Refusals refusals, CancellationToken cancellationToken)
    {
        var fields = await form.ReadAsync(request, cancellationToken);
        if (fields.Refusal is { } foreign)
            return refusals.Answer(TwilioOptions.Name, foreign);

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

    private static async Task<Results<Ok, ProblemHttpResult>> TakeStatusAsync(
        HttpRequest request, TwilioForm form, KeyedHasher hasher, ReportIntake intake, CancellationToken cancellationToken)
    {
        var fields = await form.ReadAsync(request, cancellationToken);
        var report = fields.Refusal is null ? TwilioStatus.Read(fields, request.Query[TwilioStatus.ReferenceField], hasher) : null;
        return await intake.TakeAsync(TwilioOptions.Name, fields, report);
    }
}
