using Diaspora.Gateway.Features.Campaigns;
using Diaspora.Gateway.Staff;

namespace Diaspora.Gateway.Tests.Features.Campaigns;

public sealed class CampaignOfficeTests : IAsyncLifetime
{
    private const string Name = "six-days";
    private static readonly StaffActor s_lineoAgain = new(" LINEO ", StaffRole.Approver);
    private static readonly StaffActor s_mpho = new("Mpho", StaffRole.Author);
    private readonly CampaignWorld _world = new();

    private CampaignOffice Office => _world.Office;

    public async Task InitializeAsync()
    {
        await _world.InitializeAsync();
        await _world.RegisterAsync("+27600000799", "ZA");
    }

    public Task DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Whoever_wrote_changed_or_submitted_it_cannot_approve_it()
    {
        CampaignWorld.Done(await Office.CreateAsync(CampaignWorld.SixDays(), CampaignWorld.Lineo, CancellationToken.None));
        CampaignWorld.Done(await Office.ChangeAsync(Name, null, CampaignWorld.SixDays() with { Title = "Six" }, s_mpho, CancellationToken.None));
        CampaignWorld.Done(await Office.SubmitAsync(Name, 2, CampaignWorld.Thabo, CancellationToken.None));

        foreach (var author in new[] { CampaignWorld.Lineo, s_lineoAgain, s_mpho, CampaignWorld.Thabo })
            (await Office.ApproveAsync(Name, 2, author, CancellationToken.None)).SamePerson.ShouldBeTrue();
        var other = new StaffActor("Neo", StaffRole.Approver);
        CampaignWorld.Done(await Office.ApproveAsync(Name, 2, other, CancellationToken.None)).Approver.ShouldBe("Neo");

        (await _world.AuditAsync(Name)).ShouldBe(
            ["Lineo campaign.created", "Mpho campaign.changed", "Thabo campaign.submitted", "Neo campaign.approved"]);
    }

    [Fact]
    public async Task Nobody_submits_approves_or_returns_words_that_they_have_not_read()
    {
        CampaignWorld.Done(await Office.CreateAsync(CampaignWorld.SixDays(), CampaignWorld.Lineo, CancellationToken.None));
        CampaignWorld.Done(await Office.SubmitAsync(Name, 1, CampaignWorld.Lineo, CancellationToken.None));
        // Thabo reads it now; before he decides it is taken back, its audience is changed, and it is submitted again.
        var neo = new StaffActor("Neo", StaffRole.Approver);
        CampaignWorld.Done(await Office.ReturnAsync(Name, 1, "Others.", neo, CancellationToken.None));
        var changed = CampaignWorld.SixDays() with { Audience = new() { Languages = ["en", "st"] } };
        CampaignWorld.Done(await Office.ChangeAsync(Name, null, changed, CampaignWorld.Lineo, CancellationToken.None)).Version.ShouldBe(2);
        (await Office.SubmitAsync(Name, 1, CampaignWorld.Lineo, CancellationToken.None)).Changed.ShouldBe(2);
        CampaignWorld.Done(await Office.SubmitAsync(Name, 2, CampaignWorld.Lineo, CancellationToken.None));

        (await Office.ApproveAsync(Name, 1, CampaignWorld.Thabo, CancellationToken.None)).Changed.ShouldBe(2);
        (await Office.ReturnAsync(Name, 1, "Shorter.", CampaignWorld.Thabo, CancellationToken.None)).Changed.ShouldBe(2);
        (await _world.ScalarAsync<string>("select state from campaigns.campaigns where name = 'six-days'")).ShouldBe("submitted");
        CampaignWorld.Done(await Office.ApproveAsync(Name, 2, CampaignWorld.Thabo, CancellationToken.None)).Version.ShouldBe(2);
    }

    [Fact]
    public async Task What_was_returned_is_a_draft_again_with_a_note()
    {
        CampaignWorld.Done(await Office.CreateAsync(CampaignWorld.SixDays(), CampaignWorld.Lineo, CancellationToken.None));
        CampaignWorld.Done(await Office.SubmitAsync(Name, 1, CampaignWorld.Lineo, CancellationToken.None));

        (await Office.ReturnAsync(Name, 1, " ", CampaignWorld.Thabo, CancellationToken.None)).Faults.Select(f => f.Field).ShouldBe(["note"]);
        var returned = CampaignWorld.Done(await Office.ReturnAsync(Name, 1, "Shorter.", CampaignWorld.Thabo, CancellationToken.None));
        (returned.State, returned.Note).ShouldBe((CampaignState.Draft, "Shorter."));

        (await _world.ApproveAsync(Name)).Note.ShouldBeNull();
    }

    [Fact]
    public async Task A_running_campaign_is_changed_only_after_it_was_paused_and_returned()
    {
        await _world.RunAsync(CampaignWorld.SixDays());

        (await Office.ChangeAsync(Name, null, CampaignWorld.SixDays(), CampaignWorld.Lineo, CancellationToken.None)).Present.ShouldBe(CampaignState.Running);
        (await Office.ReturnAsync(Name, 1, "A mistake.", CampaignWorld.Thabo, CancellationToken.None)).Present.ShouldBe(CampaignState.Running);
        CampaignWorld.Done(await Office.PauseAsync(Name, CampaignWorld.Lineo, CancellationToken.None));
        CampaignWorld.Done(await Office.ReturnAsync(Name, 1, "A mistake.", CampaignWorld.Thabo, CancellationToken.None)).Approver.ShouldBeNull();
        var changed = CampaignWorld.SixDays() with { Texts = [.. CampaignWorld.SixDays().Texts!.Select(t => t with { En = "Better " + t.En })] };
        CampaignWorld.Done(await Office.ChangeAsync(Name, null, changed, CampaignWorld.Lineo, CancellationToken.None));

        (await _world.ApproveAsync(Name)).Content.Texts[0].En.ShouldBe("Better Text 1.");
    }

    [Fact]
    public async Task A_text_that_went_before_a_change_does_not_go_again()
    {
        var phone = await _world.RegisterAsync("+27600000711", "ZA");
        await _world.RunAsync(CampaignWorld.SixDays());
        await _world.PassAsync("2026-11-26T12:00Z");
        CampaignWorld.Done(await Office.PauseAsync(Name, CampaignWorld.Lineo, CancellationToken.None));
        CampaignWorld.Done(await Office.ReturnAsync(Name, 1, "Later in the day.", CampaignWorld.Thabo, CancellationToken.None));
        var later = CampaignWorld.SixDays() with { Calendar = CampaignWorld.SixDays().Calendar! with { Time = "18:00" } };
        CampaignWorld.Done(await Office.ChangeAsync(Name, null, later, CampaignWorld.Lineo, CancellationToken.None));

        await _world.ApproveAsync(Name);
        await _world.PassAsync("2026-11-27T18:00Z");

        (await _world.DaysAsync(phone)).ShouldBe("25, 26, 27");
    }

    [Fact]
    public async Task A_name_is_taken_once_and_stays()
    {
        CampaignWorld.Done(await Office.CreateAsync(CampaignWorld.SixDays(), CampaignWorld.Lineo, CancellationToken.None));

        (await Office.CreateAsync(CampaignWorld.SixDays(), CampaignWorld.Lineo, CancellationToken.None)).Faults.Select(f => f.Field).ShouldBe(["name"]);
        (await Office.ChangeAsync(Name, null, CampaignWorld.SixDays("other"), CampaignWorld.Lineo, CancellationToken.None)).Faults.Select(f => f.Field).ShouldBe(["name"]);
        CampaignWorld.Done(await Office.ChangeAsync(Name, null, CampaignWorld.SixDays() with { Name = null }, CampaignWorld.Lineo, CancellationToken.None));
    }

    [Fact]
    public async Task What_lay_too_long_on_a_desk_cannot_be_submitted_or_approved_any_more()
    {
        CampaignWorld.Done(await Office.CreateAsync(CampaignWorld.SixDays(), CampaignWorld.Lineo, CancellationToken.None));
        CampaignWorld.Done(await Office.CreateAsync(CampaignWorld.SixDays("second"), CampaignWorld.Lineo, CancellationToken.None));
        CampaignWorld.Done(await Office.SubmitAsync("second", 1, CampaignWorld.Lineo, CancellationToken.None));
        _world.BeAwayUntil("2026-12-01T10:00Z");

        (await Office.SubmitAsync(Name, 1, CampaignWorld.Lineo, CancellationToken.None)).Faults.Select(f => f.Field).ShouldBe(["calendar"]);
        (await Office.ApproveAsync("second", 1, CampaignWorld.Thabo, CancellationToken.None)).Faults.Select(f => f.Field).ShouldBe(["calendar"]);
    }

    [Fact]
    public async Task An_ended_one_stays_ended_and_an_unknown_one_is_not_found()
    {
        await _world.RunAsync(CampaignWorld.SixDays());
        CampaignWorld.Done(await Office.EndAsync(Name, CampaignWorld.Lineo, CancellationToken.None));

        (await Office.ResumeAsync(Name, CampaignWorld.Lineo, CancellationToken.None)).Present.ShouldBe(CampaignState.Ended);
        (await Office.SubmitAsync(Name, 1, CampaignWorld.Lineo, CancellationToken.None)).Present.ShouldBe(CampaignState.Ended);
        (await Office.SubmitAsync("unknown", 1, CampaignWorld.Lineo, CancellationToken.None)).ShouldBe(CampaignResult.Unknown);
    }
}
