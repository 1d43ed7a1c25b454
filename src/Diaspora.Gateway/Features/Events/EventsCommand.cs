using System.CommandLine;
using System.Globalization;
using Diaspora.Flows.Definition;
using Diaspora.Gateway.Commands;
using Diaspora.Gateway.Conversations;
using Npgsql;

namespace Diaspora.Gateway.Features.Events;

/// <summary>The command <c>events</c>, with which staff keep the events.</summary>
internal sealed class EventsCommand : ICommandSource
{
    /// <inheritdoc/>
    public Command Create(IServiceProvider services) =>
        new("events", "Lists, adds, changes and cancels events.") { List(services), Add(services), Change(services), Cancel(services) };

    private static Command List(IServiceProvider services)
    {
        var command = new Command("list", "Lists all events with their bookings.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            await using var connection = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(cancellationToken);
            foreach (var line in await EventStore.CountedAsync(connection, cancellationToken)) await output.WriteLineAsync(line.ToString());
            return 0;
        });
        return command;
    }

    private static Command Add(IServiceProvider services)
    {
        var options = new EventOptions();
        var noRsvp = new Option<bool>("--no-rsvp") { Description = "Nobody is booked, because being there is itself sensitive" };
        var draft = new Option<bool>("--draft") { Description = "People do not see it yet" };
        var command = new Command("add", "Adds an event.") { noRsvp, draft };
        options.AddTo(command, required: true);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var blank = Event.Blank(!parsed.GetValue(noRsvp)) with { State = parsed.GetValue(draft) ? EventState.Draft : EventState.Published };
            var id = await services.GetRequiredService<EventDesk>().AddAsync(
                Checked(options.Apply(parsed, blank), services), Environment.UserName, services.GetRequiredService<TimeProvider>().GetUtcNow(), cancellationToken);
            await SayAsync(parsed, $"Event {id} is added.");
            return 0;
        });
        return command;
    }

    private static Command Change(IServiceProvider services)
    {
        var options = new EventOptions();
        var id = Id();
        var publish = new Option<bool>("--publish") { Description = "People see it from now on" };
        var command = new Command("change", "Changes an event. People who are concerned are told of a new day, time or place.") { id, publish };
        options.AddTo(command, required: false);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var told = await services.GetRequiredService<EventDesk>().ChangeAsync(
                parsed.GetValue(id),
                held => Checked(options.Apply(parsed, parsed.GetValue(publish) ? held with { State = EventState.Published } : held), services),
                Environment.UserName,
                services.GetRequiredService<FlowSet>(),
                services.GetRequiredService<TimeProvider>().GetUtcNow(),
                cancellationToken) ?? throw NoSuch();
            await SayAsync(parsed, $"Event {parsed.GetValue(id)} is changed; {told} told.");
            return 0;
        });
        return command;
    }

    private static Command Cancel(IServiceProvider services)
    {
        var id = Id();
        var command = new Command("cancel", "Cancels an event and tells everyone who is concerned.") { id };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var told = await services.GetRequiredService<EventDesk>().CancelAsync(
                parsed.GetValue(id),
                Environment.UserName,
                services.GetRequiredService<FlowSet>(),
                services.GetRequiredService<TimeProvider>().GetUtcNow(),
                cancellationToken) ?? throw NoSuch();
            await SayAsync(parsed, $"Event {parsed.GetValue(id)} is cancelled; {told} told.");
            return 0;
        });
        return command;
    }

    private static Argument<long> Id() => new("id") { Description = "The event's number in the list" };

    private static Event Checked(Event held, IServiceProvider services)
    {
        var problems = EventRules.ProblemsOf(held, LesothoTime.DateOf(services.GetRequiredService<TimeProvider>().GetUtcNow()));
        return problems.Count == 0 ? held : throw new InvalidOperationException(string.Join('\n', problems.Select(problem => problem.Words)));
    }

    private static InvalidOperationException NoSuch() => new("There is no such event, or it is cancelled.");

    private static Task SayAsync(ParseResult parsed, FormattableString text) =>
        parsed.InvocationConfiguration.Output.WriteLineAsync(text.ToString(CultureInfo.InvariantCulture));
}
