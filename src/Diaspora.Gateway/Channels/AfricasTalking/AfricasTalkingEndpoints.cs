using Diaspora.Gateway.Conversations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Channels.AfricasTalking;

/// <summary>What Africa's Talking calls: <c>POST ussd</c>, <c>POST ussd/events</c> when a session is over, <c>POST sms</c>.</summary>
internal static class AfricasTalkingEndpoints
{
    public static RouteGroupBuilder MapAfricasTalking(this IEndpointRouteBuilder channels)
    {
        var group = channels.MapGroup(AfricasTalkingOptions.Name)
            .AddEndpointFilter(channels.ServiceProvider.GetRequiredService<TokenFilter<AfricasTalkingOptions>>());
        group.MapPost("ussd", TakeUssdAsync);
        group.MapPost("ussd/events", TakeEventAsync);
        group.MapPost("sms", TakeSmsAsync);
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
}
