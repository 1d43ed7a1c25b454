using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Privacy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Channels.AfricasTalking;

/// <summary>
/// What Africa's Talking calls: <c>POST ussd</c>, <c>POST ussd/events</c> when a session is over, <c>POST sms</c>, <c>POST sms/optout</c> when
/// somebody stops a sender, and <c>POST status</c> for what became of a text of ours.
/// </summary>
internal static class AfricasTalkingEndpoints
{
    public static RouteGroupBuilder MapAfricasTalking(this IEndpointRouteBuilder channels)
    {
        var group = channels.MapGroup(AfricasTalkingOptions.Name)
            .AddEndpointFilter(channels.ServiceProvider.GetRequiredService<TokenFilter<AfricasTalkingOptions>>());
        group.MapPost("ussd", TakeUssdAsync);
        group.MapPost("ussd/events", TakeEventAsync);
        group.MapPost("sms", TakeSmsAsync);
        group.MapPost("sms/optout", TakeOptOutAsync);
        group.MapPost("status", TakeStatusAsync);
        return group;
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> TakeUssdAsync(
        HttpRequest request, ServiceCode code, UssdConversations conversations, Refusals refusals, CancellationToken cancellationToken)
    {
        var fields = await FormBody.ReadAsync(request, FormBody.MostUssdBytes, cancellationToken);
        var inbound = AfricasTalkingUssd.Read(fields, code);
        if (fields.Refusal is { } refusal)
            return refusals.Answer(AfricasTalkingOptions.Name, refusal);

        var reply = inbound is null ? code.UnknownCode : await conversations.TakeAsync(inbound, cancellationToken);
        return TypedResults.Text(AfricasTalkingUssd.Write(reply));
    }

    private static async Task<Results<Ok, ProblemHttpResult>> TakeEventAsync(
        HttpRequest request, ServiceCode code, UssdConversations conversations, Refusals refusals, CancellationToken cancellationToken)
    {
        var fields = await FormBody.ReadAsync(request, FormBody.MostUssdBytes, cancellationToken);
        var ended = AfricasTalkingUssd.ReadEnded(fields, code);
        var seen = AfricasTalkingUssd.LastScreenSeen(fields.Get("status"));
        if (fields.Refusal is { } refusal)
            return refusals.Answer(AfricasTalkingOptions.Name, refusal);

        if (ended is not null && seen is not null)
            await conversations.EndedAsync(ended, seen.Value, cancellationToken);
        else
            refusals.Ignore(AfricasTalkingOptions.Name, ended is null ? "unknown-code" : "unknown-status");
        return TypedResults.Ok();
    }

    private static async Task<Results<Ok, ProblemHttpResult>> TakeSmsAsync(
        HttpRequest request, SmsConversations conversations, Refusals refusals, CancellationToken cancellationToken)
    {
        var fields = await FormBody.ReadAsync(request, FormBody.MostSmsBytes, cancellationToken);
        var inbound = AfricasTalkingSms.Read(fields, out var ignored);
        if (fields.Refusal is { } refusal)
            return refusals.Answer(AfricasTalkingOptions.Name, refusal);

        if (inbound is null)
            refusals.Ignore(AfricasTalkingOptions.Name, ignored);
        else if (!(await conversations.TakeAsync(inbound, cancellationToken)).Taken)
            return refusals.Answer(AfricasTalkingOptions.Name, Refusal.Resting);
        return TypedResults.Ok();
    }

    private static async Task<Results<Ok, ProblemHttpResult>> TakeOptOutAsync(
        HttpRequest request, AfricasTalkingOptOut optOut, Refusals refusals, CancellationToken cancellationToken)
    {
        var fields = await FormBody.ReadAsync(request, FormBody.MostUssdBytes, cancellationToken);
        var phone = fields.GetPhone("phoneNumber");
        if (fields.Refusal is { } refusal)
            return refusals.Answer(AfricasTalkingOptions.Name, refusal);
        return await optOut.TakeAsync(phone) ? TypedResults.Ok() : refusals.Answer(AfricasTalkingOptions.Name, Refusal.Resting);
    }

    private static async Task<Results<Ok, ProblemHttpResult>> TakeStatusAsync(
        HttpRequest request, KeyedHasher hasher, ReportIntake intake, CancellationToken cancellationToken)
    {
        var fields = await FormBody.ReadAsync(request, FormBody.MostUssdBytes, cancellationToken);
        return await intake.TakeAsync(AfricasTalkingOptions.Name, fields, AfricasTalkingStatus.Read(fields, hasher));
    }
}
