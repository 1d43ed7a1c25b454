using System.Text.RegularExpressions;
using Diaspora.Gateway.Api;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Staff;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Messaging.OptOuts;

/// <summary><c>/api/optouts</c>. Numbers come in bodies, never in addresses, and go out masked.</summary>
internal static partial class OptOutEndpoints
{
    private const int LongestReason = 200;

    /// <summary>Maps the counts, the question about one phone, stop and start.</summary>
    public static RouteGroupBuilder MapOptOuts(this RouteGroupBuilder api)
    {
        var optOuts = api.MapGroup("/optouts").WithTags("Opt-outs").RequireRight(StaffRight.KeepOptOuts);
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
    internal static async Task<Results<Ok<OptOutState>, ProblemHttpResult>> FindAsync(
        PhoneQuestion question, StaffActor actor, OptOutDesk desk, CancellationToken cancellationToken) =>
        Msisdn.TryParse(question.Phone, null, out var phone)
            ? TypedResults.Ok(await desk.FindAsync(phone, actor, cancellationToken))
            : NoPhone();

    /// <summary>Stops all messages to a phone whose person asked staff for it. Asking twice is harmless.</summary>
    internal static Task<Results<Ok<OptOutState>, ProblemHttpResult>> StopAsync(
        PhoneWish wish, StaffActor actor, OptOutDesk desk, CancellationToken cancellationToken) =>
        FulfilAsync(wish, phone => desk.StopAsync(phone, wish.Reason.Trim(), actor, cancellationToken));

    /// <summary>Starts messages to a phone again, as they were chosen before, only because its person asked for it; the reason says how.</summary>
    internal static Task<Results<Ok<OptOutState>, ProblemHttpResult>> StartAsync(
        PhoneWish wish, StaffActor actor, OptOutDesk desk, CancellationToken cancellationToken) =>
        FulfilAsync(wish, phone => desk.StartAsync(phone, wish.Reason.Trim(), actor, cancellationToken));

    private static async Task<Results<Ok<OptOutState>, ProblemHttpResult>> FulfilAsync(PhoneWish wish, Func<Msisdn, Task<OptOutState>> doAsync)
    {
        if (!Msisdn.TryParse(wish.Phone, null, out var phone)) return NoPhone();
        if (string.IsNullOrWhiteSpace(wish.Reason) || wish.Reason.Length > LongestReason)
            return ApiProblem.Invalid("reason", $"Say in at most {LongestReason} characters how the person asked for it.");
        if (LongNumber().IsMatch(wish.Reason)) return ApiProblem.Invalid("reason", "It is kept for good, so it must hold no telephone number.");
        return TypedResults.Ok(await doAsync(phone));
    }

    private static ProblemHttpResult NoPhone() => ApiProblem.Invalid("phone", "It must be a telephone number in international form, with its plus.");

    // Seven digits and more, also with the usual signs between them.
    [GeneratedRegex(@"\d([ ().\-/]*\d){6}")]
    private static partial Regex LongNumber();
}
