using System.Text.Json;
using Diaspora.Gateway.Staff;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Messaging.OptOuts;

/// <summary>What staff do for a person who told them about messages.</summary>
public sealed class OptOutEndpointsTests : IAsyncLifetime
{
    private const string Number = "+27600000511";
    private const string Reason = "Asked at the consulate desk.";
    private readonly StaffGateway _gateway = new();

    public Task InitializeAsync() => _gateway.InitializeAsync();

    public Task DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task A_person_who_asked_staff_gets_no_more_messages_and_asking_twice_changes_nothing()
    {
        var staff = await OperatorAsync();

        var first = await staff.PostAsync("/api/optouts", new { phone = Number, reason = Reason });
        await _gateway.WaitAsync(TimeSpan.FromMinutes(1));
        var second = await staff.PostAsync("/api/optouts", new { phone = Number, reason = Reason });

        first.Status.ShouldBe(200);
        first.Json.GetProperty("stopped").GetBoolean().ShouldBeTrue();
        first.Json.GetProperty("source").GetString().ShouldBe("staff");
        first.Json.GetProperty("phone").GetString().ShouldBe("+27 6*** ***11");
        second.Text.ShouldBe(first.Text);
        (await _gateway.Phone(Number).DialAsync("*384*266*2*9*2#")).ShouldContain("OFF");
    }

    [Fact]
    public async Task Messages_that_wait_are_cancelled()
    {
        (await _gateway.Phone(Number).DialAsync("*384*266*2*1*1*1*1*Palesa Nkuebe*1988*1*Welkom*1*2*1#")).ShouldStartWith("END");
        var staff = await OperatorAsync();

        await staff.PostAsync("/api/optouts", new { phone = Number, reason = Reason });

        (await staff.GetAsync("/api/messages/1")).Json.GetProperty("message").GetProperty("status").GetString().ShouldBe("cancelled");
    }

    [Fact]
    public async Task Staff_start_messages_again_and_find_out_how_a_phone_stands()
    {
        var staff = await OperatorAsync();
        await staff.PostAsync("/api/optouts", new { phone = Number, reason = Reason });

        var stopped = await staff.PostAsync("/api/optouts/find", new { phone = "0027 60 000 0511" });
        await staff.PostAsync("/api/optouts/start", new { phone = Number, reason = "Asked for texts again by telephone." });
        var started = await staff.PostAsync("/api/optouts/find", new { phone = Number });

        stopped.Json.GetProperty("stopped").GetBoolean().ShouldBeTrue();
        started.Json.GetProperty("stopped").GetBoolean().ShouldBeFalse();
        started.Json.GetProperty("since").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task The_audit_knows_who_did_what_and_no_number()
    {
        var staff = await OperatorAsync();
        await staff.PostAsync("/api/optouts", new { phone = Number, reason = Reason });
        await staff.PostAsync("/api/optouts/find", new { phone = Number });
        var auditor = await StaffClient.CreateAsync(_gateway, "Mpho", StaffRole.Auditor);

        var audit = await auditor.GetAsync("/api/audit?actor=thabo");

        var entries = audit.Json.GetProperty("items").EnumerateArray().ToList();
        entries.Select(e => e.GetProperty("action").GetString()).ShouldBe(["opt-out.looked-up", "opt-out.stopped"]);
        entries.Select(e => e.GetProperty("subject").GetString()).Distinct().ShouldHaveSingleItem()!.ShouldMatch("^phone/[0-9a-f]{16}$");
        entries[1].GetProperty("details").GetProperty("reason").GetString().ShouldBe(Reason);
        audit.Text.ShouldNotContain("600000511");
    }

    [Fact]
    public async Task Counts_tell_how_many_stopped_in_a_month_and_how()
    {
        var staff = await OperatorAsync();
        await staff.PostAsync("/api/optouts", new { phone = Number, reason = Reason });
        await _gateway.Phone("+27600000512").TextAsync("STOP");
        await _gateway.Phone("+27600000513").TextAsync("STOP");

        var counts = (await staff.GetAsync("/api/optouts")).Json.EnumerateArray()
            .Select(c => (c.GetProperty("month").GetString(), c.GetProperty("source").GetString(), c.GetProperty("phones").GetInt32()));

        counts.ShouldBe([("2026-11", "reply", 2), ("2026-11", "staff", 1)]);
    }

    [Theory]
    [InlineData("0600000511", Reason, "phone")]
    [InlineData("BasothoLine", Reason, "phone")]
    [InlineData("", Reason, "phone")]
    [InlineData(Number, "", "reason")]
    [InlineData(Number, "  ", "reason")]
    [InlineData(Number, "She called from 060 000 0511.", "reason")]
    public async Task A_wish_without_a_number_or_a_reason_and_a_reason_with_a_number_are_refused(string phone, string reason, string field)
    {
        var staff = await OperatorAsync();

        foreach (var path in new[] { "/api/optouts", "/api/optouts/start" })
        {
            var answer = await staff.PostAsync(path, new { phone, reason });

            answer.Status.ShouldBe(422);
            answer.Fields.ShouldBe([field]);
            if (phone.Length > 0) answer.Text.ShouldNotContain(phone);
        }
    }

    private async Task<StaffClient> OperatorAsync()
    {
        SuiteLog.Use(Number);
        return await StaffClient.CreateAsync(_gateway, "Thabo", StaffRole.Operator);
    }
}
