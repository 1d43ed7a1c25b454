using System.CommandLine;
using System.Globalization;
using Diaspora.Gateway.Commands;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Privacy;

namespace Diaspora.Gateway.Features.FoodAssistance;

/// <summary>The commands <c>food status</c>, <c>food show</c> and <c>food unlock</c>. None prints anything personal.</summary>
internal sealed class FoodCommands : ICommandSource
{
    private const int Done = 0;
    private const int Failed = 1;

    /// <inheritdoc/>
    public Command Create(IServiceProvider services) => new("food", "Leads requests for food assistance along.")
    {
        Status(services),
        Show(services),
        Unlock(services),
    };

    private static Command Status(IServiceProvider services)
    {
        var reference = ReferenceArgument();
        var status = new Argument<string>("status") { Description = "The next status." };
        status.AcceptOnlyFromAmong([.. FoodStatus.All]);
        var reason = ReasonOption();
        var by = ByOption();
        var sop = new Option<string>("--sop") { Description = "Version of the procedures followed. A decision names it." };
        var place = new Option<string>("--place") { Description = "With distribution: where to collect." };
        var on = new Option<DateOnly?>("--on") { Description = "With distribution: the day, such as 2026-12-08." };
        var window = new Option<string>("--window") { Description = "With distribution: the hours, such as 09:00-13:00." };
        var command = new Command("status", "Moves a request to its next status and tells the applicant that there is news.")
        {
            reference, status, reason, by, sop, place, on, window,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var step = new FoodStep(
                parsed.GetRequiredValue(status), By(parsed, by), parsed.GetRequiredValue(reason), parsed.GetValue(sop),
                new FoodDistribution(parsed.GetValue(place), parsed.GetValue(on), parsed.GetValue(window)));
            var number = parsed.GetRequiredValue(reference);
            return ThenShowAsync(services, parsed, number, desk => desk.StepAsync(number, step, cancellationToken), cancellationToken);
        });
        return command;
    }

    private static Command Show(IServiceProvider services)
    {
        var reference = ReferenceArgument();
        var command = new Command("show", "Prints the status and the history of a request.") { reference };
        command.SetAction((parsed, cancellationToken) => ThenShowAsync(
            services, parsed, parsed.GetRequiredValue(reference), _ => Task.FromResult<string?>(null), cancellationToken));
        return command;
    }

    private static Command Unlock(IServiceProvider services)
    {
        var reference = ReferenceArgument();
        var reason = ReasonOption();
        var by = ByOption();
        var command = new Command(
            "unlock",
            "Takes a locked or forgotten PIN away, with the person present, who then chooses a new one on the phone that applied, under My status.")
        {
            reference, reason, by,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var number = parsed.GetRequiredValue(reference);
            return ThenShowAsync(
                services, parsed, number, desk => desk.ResetPinAsync(number, By(parsed, by), parsed.GetRequiredValue(reason), cancellationToken),
                cancellationToken);
        });
        return command;
    }

    private static async Task<int> ThenShowAsync(
        IServiceProvider services, ParseResult parsed, Reference reference, Func<FoodDesk, Task<string?>> doAsync,
        CancellationToken cancellationToken)
    {
        var desk = services.GetRequiredService<FoodDesk>();
        var problem = await doAsync(desk);
        var file = problem is null ? await desk.FindAsync(reference, cancellationToken) : null;
        if (file is null)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(problem ?? FoodDesk.Unknown(reference));
            return Failed;
        }

        foreach (var line in Lines(reference, file, services.GetRequiredService<TimeProvider>().GetUtcNow()))
            await parsed.InvocationConfiguration.Output.WriteLineAsync(line);
        return Done;
    }

    private static IEnumerable<string> Lines(Reference reference, FoodFile file, DateTimeOffset now)
    {
        var food = file.Case;
        yield return $"{reference}: {food.Status} since {Moment(food.StatusAt)}";
        if (food.DistributionOn is { } day)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"Distribution: {day:yyyy-MM-dd} {food.DistributionWindow}, {food.DistributionPlace}");
        }

        if (file.Silent) yield return "No SMS reaches this person: contact them another way.";
        if (food.PossibleDuplicate) yield return "Possible duplicate: another open request seems to be for the same person.";
        if (food.PinHash is null) yield return "PIN: taken away; the applicant chooses a new one.";
        else if (file.Tries.StaffOnly) yield return "PIN: locked until staff reset it.";
        else if (file.Tries.IsLocked(now)) yield return $"PIN: locked until {Moment((file.Tries.LockAt + PinTries.LockTime) ?? now)}.";
        foreach (var row in file.History)
        {
            var step = row.FromStatus is null ? row.ToStatus : $"{row.FromStatus} -> {row.ToStatus}";
            yield return $"{Moment(row.At)} {step}, by {row.By}: {row.Reason}{(row.SopVersion is null ? "" : $" (procedures {row.SopVersion})")}";
        }
    }

    private static string Moment(DateTimeOffset at) => LesothoTime.Of(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string By(ParseResult parsed, Option<string> by) => parsed.GetValue(by) ?? Environment.UserName;

    private static Argument<Reference> ReferenceArgument() => new("reference")
    {
        Description = "The eight digits of the request.",
        CustomParser = result =>
        {
            if (!Reference.TryParse(result.Tokens[0].Value, out var reference))
                result.AddError("A reference has eight digits; these hold a mistake.");
            return reference;
        },
    };

    private static Option<string> ReasonOption() => new("--reason") { Description = "Why, without names. It is kept.", Required = true };

    private static Option<string> ByOption() => new("--by") { Description = "The officer who decided. Default: the account that runs the command." };
}
