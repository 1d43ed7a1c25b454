using Dapper;
using Diaspora.Gateway.Features.Events;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Features.Events;

/// <summary>A gateway for tests of events: it stands at noon on 12 December 2026, and each test makes its own events and phones.</summary>
public sealed class EventsFixture : IAsyncLifetime
{
    private readonly StaffGateway _gateway = new();
    private int _phones = 1000;

    internal GatewayFixture Gateway => _gateway;

    public async Task InitializeAsync()
    {
        _gateway.Time.MoveTo(new DateTimeOffset(2026, 12, 12, 12, 0, 0, TimeSpan.FromHours(2)));
        await _gateway.InitializeAsync();
    }

    public Task DisposeAsync() => _gateway.DisposeAsync();

    /// <summary>A phone that nobody used before.</summary>
    internal EventCaller NewCaller() => new(_gateway, $"+2665{Interlocked.Increment(ref _phones):0000000}");

    /// <summary>Stores an event from 19 to 20 December, changed as the test needs.</summary>
    internal async Task<long> AddEventAsync(Func<Event, Event>? change = null)
    {
        var held = new Event
        {
            TitleEn = "Festival",
            TitleSt = "Mokete",
            Place = "Semonkong",
            District = "LS-A",
            StartsOn = new DateOnly(2026, 12, 19),
            EndsOn = new DateOnly(2026, 12, 20),
            StartsAt = new TimeOnly(9, 0),
            SummaryEn = "Free.",
            SummarySt = "Ke mahala.",
            Capacity = 2,
            TakesRsvp = true,
            State = EventState.Published,
        };
        await using var connection = await _gateway.Database.OpenConnectionAsync();
        return await EventStore.AddAsync(connection, change is null ? held : change(held), CancellationToken.None);
    }

    internal async Task<T?> ScalarAsync<T>(string sql, object arguments)
    {
        await using var connection = await _gateway.Database.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<T>(sql, arguments);
    }

    /// <summary>How many people have a place.</summary>
    internal Task<int> GoingAsync(long id) =>
        ScalarAsync<int>("select coalesce(sum(people), 0)::int from events.rsvps where event_id = @id and state = 'going'", new { id });
}
