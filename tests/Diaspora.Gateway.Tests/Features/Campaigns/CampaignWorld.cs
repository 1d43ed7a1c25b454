using System.Globalization;
using Dapper;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Features.Campaigns;
using Diaspora.Gateway.Features.Campaigns.Writing;
using Diaspora.Gateway.Staff;
using Diaspora.Gateway.Tests.Features.Registration;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Diaspora.Gateway.Tests.Features.Campaigns;

/// <summary>A gateway with people who registered, whose clock a test moves through the days of a campaign. It begins at noon on 21 November 2026.</summary>
public sealed class CampaignWorld : IAsyncLifetime
{
    private static readonly DateTimeOffset s_begin = At("2026-11-23T12:00Z");

    internal static readonly StaffActor Lineo = new("Lineo", StaffRole.Author);
    internal static readonly StaffActor Thabo = new("Thabo", StaffRole.Approver);

    internal GatewayFixture Gateway { get; } = new();

    /// <summary>Fewest phones of an audience.</summary>
    internal string MinimumAudience { get; init; } = "1";

    internal CampaignDesk Desk => Gateway.Services.GetRequiredService<CampaignDesk>();

    internal CampaignOffice Office => Gateway.Services.GetRequiredService<CampaignOffice>();

    internal DateTimeOffset Now => Gateway.Time.GetUtcNow();

    public Task InitializeAsync()
    {
        // A test does the work of days, on a machine that may have other work.
        Gateway.Settings["Redis:CallTimeout"] = "00:00:05";
        Gateway.Settings["Database:CommandTimeout"] = "00:00:30";
        Gateway.Settings["Announcements:MinimumAudience"] = MinimumAudience;
        return Gateway.InitializeAsync();
    }

    public Task DisposeAsync() => Gateway.DisposeAsync();

    /// <summary>A campaign of six days, 25 to 30 November at 09:00, with a text for each.</summary>
    internal static CampaignForm SixDays(string name = "six-days", string? missed = null) => new()
    {
        Name = name,
        Title = "Six days",
        Category = "news",
        Calendar = new CalendarForm { Repeat = "daily", From = "2026-11-25", Until = "2026-11-30", Time = "09:00" },
        Texts = [.. Enumerable.Range(1, 6).Select(n => new TextForm { En = $"Text {n}.", St = $"Molaetsa {n}." })],
        Missed = missed,
    };

    /// <summary>Has a campaign written and approved.</summary>
    internal async Task<Campaign> RunAsync(CampaignForm form)
    {
        Done(await Office.CreateAsync(form, Lineo, CancellationToken.None));
        return await ApproveAsync(form.Name!);
    }

    /// <summary>Has a draft approved as it stands.</summary>
    internal async Task<Campaign> ApproveAsync(string name)
    {
        var version = await VersionAsync(name);
        Done(await Office.SubmitAsync(name, version, Lineo, CancellationToken.None));
        return Done(await Office.ApproveAsync(name, version, Thabo, CancellationToken.None));
    }

    private async Task<int> VersionAsync(string name)
    {
        await using var connection = await Gateway.Database.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>("select version from campaigns.campaigns where name = @name", new { name });
    }

    internal static Campaign Done(CampaignResult result)
    {
        result.Faults.ShouldBeEmpty();
        return result.Campaign.ShouldNotBeNull();
    }

    /// <summary>Somebody who registers now, and agrees to news unless said.</summary>
    internal async Task<RegistrationCaller> RegisterAsync(string number, string country, string topics = "news")
    {
        var caller = new RegistrationCaller(Gateway, number);
        await caller.RegisterAsync(("country", country), ("topics", topics));
        return caller;
    }

    /// <summary>The clock goes on to a moment; on the way and at its end, each hour, the job runs and what is due is sent.</summary>
    internal async Task PassAsync(string until)
    {
        var end = At(until);
        // Nothing of these tests is due earlier.
        if (Now < s_begin) Gateway.Time.MoveTo(s_begin);
        while (Now < end)
        {
            var next = Now.AddHours(1);
            Gateway.Time.MoveTo(next < end ? next : end);
            await Desk.FireDueAsync(Now, CancellationToken.None);
            await Gateway.DispatchAsync();
        }
    }

    /// <summary>The clock goes on while no node runs.</summary>
    internal void BeAwayUntil(string moment) => Gateway.Time.MoveTo(At(moment));

    internal Task<int> FireAsync() => Desk.FireDueAsync(Now, CancellationToken.None);

    /// <summary>The texts of campaigns to a phone: when each was sent or is due, and how it stands.</summary>
    internal async Task<IReadOnlyList<(DateTimeOffset At, string Status)>> ArrivalsAsync(RegistrationCaller caller)
    {
        const string Sql = """
            select coalesce(o.sent_at, o.due_at), o.status
              from messaging.outbox o
              join contacts.contacts c on c.id = o.contact_id
             where c.phone_hash = @hash and o.cause like 'campaign/%'
             order by o.due_at, o.id
            """;
        await using var connection = await Gateway.Database.OpenConnectionAsync();
        var rows = await connection.QueryAsync<(DateTimeOffset, string)>(Sql, new { hash = caller.Hash.ToBytes() });
        return rows.AsList();
    }

    /// <summary>Days of the month of a phone's texts by Lesotho's clock: <c>25</c> was sent, <c>26 waiting</c> not yet.</summary>
    internal async Task<string> DaysAsync(RegistrationCaller caller) =>
        string.Join(", ", (await ArrivalsAsync(caller)).Select(a => LesothoTime.DateOf(a.At).Day + (IsSent(a.Status) ? "" : " " + a.Status)));

    internal static bool IsSent(string status) => status is "sent" or "delivered";

    /// <summary>A single value.</summary>
    internal async Task<T?> ScalarAsync<T>(string sql)
    {
        await using var connection = await Gateway.Database.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<T>(sql);
    }

    /// <summary>The audit of a campaign: who did what, in order.</summary>
    internal async Task<string[]> AuditAsync(string name)
    {
        await using var connection = await Gateway.Database.OpenConnectionAsync();
        var rows = await connection.QueryAsync<string>(
            "select actor || ' ' || action from staff.audit where subject = @subject order by id", new { subject = "campaign/" + name });
        return [.. rows];
    }

    internal static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);
}
