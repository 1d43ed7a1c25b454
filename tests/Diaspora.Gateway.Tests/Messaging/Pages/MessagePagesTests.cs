using Diaspora.Gateway.Messaging.Sending;
using Diaspora.Gateway.Staff;
using Diaspora.Gateway.Tests.Features.Announcements;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Messaging.Pages;

/// <summary>What operators do at the console: they see how messages went, neither words nor numbers, and send again what failed.</summary>
public sealed class MessagePagesTests : IAsyncLifetime
{
    private readonly Directorate _office = new();
    private ConsoleVisitor _palesa = null!;

    public async Task InitializeAsync()
    {
        await _office.InitializeAsync();
        _office.MoveTo("2026-12-02 14:00");
        _palesa = await ConsoleVisitor.SignInAsync(_office.Gateway, "Palesa Ntho", StaffRole.Operator);
    }

    public Task DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task What_failed_is_found_by_its_reason_and_sent_again_with_one()
    {
        var numbers = await _office.AddPeopleAsync(3, "ZA", "LS-E");
        var id = await _office.CreateApprovedAsync(new { title = "Homecoming", en = "Homecoming: 20-21 Dec.", st = "Homecoming: 20-21 Dec.", category = "events" });
        _office.Time.Advance(TimeSpan.FromMinutes(11));
        await _office.ReleaseAsync();
        _office.Provider.Say(SendOutcome.Failed, "blocked");
        await _office.DispatchAsync();
        _office.Provider.Accept();

        (await _palesa.GetAsync("/console")).Text.ShouldContain("3 messages could not be sent");
        var page = await _palesa.GetAsync("/console/messages?status=failed");
        page.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(3);
        page = await _palesa.GetAsync("/console/messages/dead?reason=blocked");
        var one = page.Document.QuerySelector("tbody a")!.GetAttribute("href")!;
        var history = await _palesa.GetAsync(one);
        history.Text.ShouldContain("Attempts that did not end well");
        foreach (var text in new[] { page.Text, history.Text })
        {
            text.ShouldNotContain("Homecoming");
            foreach (var number in numbers) text.ShouldNotContain(number[^4..]);
        }

        (await _palesa.SubmitAsync(history, "replay")).Text.ShouldContain("Say why it is sent again.");
        (await _palesa.SubmitAsync(history, "replay", new() { ["Posted.Why"] = "Call +27 60 000 0901" })).Text.ShouldContain("it must hold no telephone number");
        (await _palesa.SubmitAsync(history, "replay", new() { ["Posted.Why"] = "The provider is back" })).Text.ShouldContain("It waits to be sent again.");
        (await _palesa.SubmitAsync(page, "replay", new() { ["Posted.Why"] = "The provider is back" })).Text.ShouldContain("2 messages wait to be sent again");
        await _office.DispatchAsync();

        (await _office.ResultsAsync(id)).ShouldBe(new Dictionary<string, long> { ["sent"] = 3 });
        (await _office.ScalarAsync<int>("select count(*)::int from staff.audit where action = 'message.replayed' and details ->> 'why' = 'The provider is back'")).ShouldBe(2);
    }

    [Fact]
    public async Task A_phone_is_found_by_its_number_and_its_owner_s_wish_is_noted_with_a_reason()
    {
        const string Number = "+27600000911";
        SuiteLog.Use(Number);
        var page = await _palesa.SubmitAsync(await _palesa.GetAsync("/console/optouts"), "find", new() { ["Posted.Phone"] = "060 000 0911", ["Posted.Act"] = "find" });
        page.Text.ShouldContain("in international form");
        page = await _palesa.SubmitAsync(page, "find", new() { ["Posted.Phone"] = Number, ["Posted.Act"] = "find" });
        page.Text.ShouldContain("gets messages");
        (await _palesa.SubmitAsync(page, "find", new() { ["Posted.Act"] = "stop" })).Text.ShouldContain("how the person asked for it");

        page = await _palesa.SubmitAsync(page, "find", new() { ["Posted.Act"] = "stop", ["Posted.Reason"] = "Asked at the desk" });
        page.Text.ShouldContain("+27 6*** ***11 gets no more messages.");
        (await _office.Gateway.Phone(Number).DialAsync("*384*266*2*9*2#")).ShouldContain("OFF");

        page = await _palesa.SubmitAsync(page, "find", new() { ["Posted.Phone"] = Number, ["Posted.Act"] = "find" });
        page.Text.ShouldContain("gets no messages");
        await _palesa.SubmitAsync(page, "find", new() { ["Posted.Act"] = "start", ["Posted.Reason"] = "Asked again by telephone" });
        (await _office.Gateway.Phone(Number).DialAsync("*384*266*2*9*2#")).ShouldContain("ON");
    }
}
