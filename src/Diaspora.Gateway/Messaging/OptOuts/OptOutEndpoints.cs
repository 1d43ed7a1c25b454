using Diaspora.Gateway.Api;
using Diaspora.Gateway.Staff;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Messaging.OptOuts;

/// <summary><c>/api/optouts</c>. Numbers come in bodies, never in addresses, and go out masked.</summary>
internal static class OptOutEndpoints
{
    /// <summary>Maps the counts, the question about one phone, stop and start.</summary>
    public static RouteGroupBuilder MapOptOuts(this RouteGroupBuilder api)
    {
        var optOuts = api.MapGroup("/optouts").WithTags("Opt-outs").RequireRight(StaffRight.KeepOptOuts)
            .AddEndpointFilter(ApiRefusal.AnswerAsync);
        optOuts.MapGet("/", CountAsync);
        optOuts.MapPost("/find", FindAsync);
        optOuts.MapPost("/", StopAsync);
        optOuts.MapPost("/start", StartAsync);
        return optOuts;
    }

    /// <summary>Counts the phones that want no messages, by the month in which they said so and how.</summary>
    internal static async Task<Ok<IReadOnlyList<OptOutCount>>> CountAsync(OptOutStore optOuts, CancellationToken cancellationToken) =>
        TypedResults.Ok(await optOuts.CountAsync(cancellationToken));

    /// <summary>Tells whether a phone gets messages. The question is kept in the audit.</summary>
    internal static async Task<Ok<OptOutState>> FindAsync(PhoneQuestion question, StaffActor actor, OptOutDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.FindAsync(question.Phone, actor, cancellationToken));

    /// <summary>Stops all messages to a phone whose person asked staff for it. Asking twice is harmless.</summary>
    internal static async Task<Ok<OptOutState>> StopAsync(PhoneWish wish, StaffActor actor, OptOutDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.StopAsync(wish, actor, cancellationToken));

    /// <summary>Starts messages to a phone again, as they were chosen before, only because its person asked for it; the reason says how.</summary>
    internal static async Task<Ok<OptOutState>> StartAsync(PhoneWish wish, StaffActor actor, OptOutDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.StartAsync(wish, actor, cancellationToken));
}
