using Diaspora.Gateway.Staff;
using Diaspora.Gateway.Staff.Accounts;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Diaspora.Gateway.Tests.Console;

public sealed class SessionTests(StaffGateway gateway) : IClassFixture<StaffGateway>
{
    private static readonly StaffActor s_administrator = new("The administrator", StaffRole.Administrator);

    private StaffAccounts Accounts => gateway.Services.GetRequiredService<StaffAccounts>();

    [Fact]
    public async Task Without_a_session_every_page_leads_to_the_sign_in_and_back()
    {
        var userName = await ConsoleVisitor.OpenAccountAsync(gateway, "Lineo Auditor", "auditor");
        var visitor = new ConsoleVisitor(gateway);

        var asked = await visitor.GetAsync("/console/audit?actor=nobody");
        var page = await SignInAsync(visitor, asked, userName, ConsoleVisitor.Password);

        asked.Path.ShouldStartWith("/console/sign-in?");
        page.Path.ShouldBe("/console/audit?actor=nobody");
        page.Text.ShouldContain("Nothing fits.");
    }

    [Fact]
    public async Task A_return_address_never_leads_away()
    {
        var userName = await ConsoleVisitor.OpenAccountAsync(gateway, "Palesa Auditor", "auditor");
        var visitor = new ConsoleVisitor(gateway);

        var page = await SignInAsync(visitor, await visitor.GetAsync("/console/sign-in?returnUrl=https://example.org/console"), userName, ConsoleVisitor.Password);

        page.Path.ShouldBe("/console");
    }

    [Fact]
    public async Task A_one_time_password_opens_nothing_but_the_choice_of_an_own_one()
    {
        var (_, password) = await Accounts.AddAsync(s_administrator, "tumelo", "Tumelo N.", ["auditor"], CancellationToken.None);
        var visitor = new ConsoleVisitor(gateway);

        var page = await SignInAsync(visitor, await visitor.GetAsync("/console/sign-in"), "tumelo", password);
        var elsewhere = await visitor.GetAsync("/console/audit");
        var tooShort = await ChooseAsync(visitor, page, password, "short");
        var chosen = await ChooseAsync(visitor, page, password, ConsoleVisitor.Password);

        page.Path.ShouldBe("/console/account/password");
        elsewhere.Path.ShouldBe("/console/account/password");
        tooShort.Text.ShouldContain("at least 12 characters");
        chosen.Text.ShouldContain("Your password is changed.");
        (await visitor.GetAsync("/console/audit")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Wrong_passwords_lock_an_account_for_a_while_and_nobody_is_told_which_accounts_there_are()
    {
        var userName = await ConsoleVisitor.OpenAccountAsync(gateway, "Neo Locked", "auditor");
        var visitor = new ConsoleVisitor(gateway);
        var form = await visitor.GetAsync("/console/sign-in");

        var unknown = await SignInAsync(visitor, form, "nobody", "wrong");
        var refused = new List<ConsoleAnswer>();
        for (var i = 0; i < 5; i++) refused.Add(await SignInAsync(visitor, form, userName, "wrong"));
        var locked = await SignInAsync(visitor, form, userName, ConsoleVisitor.Password);
        gateway.Time.Advance(TimeSpan.FromMinutes(16));
        var later = await SignInAsync(visitor, form, userName, ConsoleVisitor.Password);

        refused.Append(locked).ShouldAllBe(answer => answer.Text == unknown.Text);
        later.Path.ShouldBe("/console");
    }

    [Fact]
    public async Task A_role_taken_away_is_gone_with_the_next_request_and_a_shut_account_is_out()
    {
        var visitor = await ConsoleVisitor.SignInAsync(gateway, "Thabo Changing", "auditor");
        var user = (await gateway.Services.GetRequiredService<StaffUserStore>().FindByUserNameAsync("thabochanging", CancellationToken.None))!;

        await Accounts.ChangeRolesAsync(s_administrator, user.Id, 1, ["author"], CancellationToken.None);
        var forbidden = await visitor.GetAsync("/console/audit");
        await Accounts.DisableAsync(s_administrator, user.Id, 2, CancellationToken.None);
        var outside = await visitor.GetAsync("/console");

        forbidden.Status.ShouldBe(403);
        forbidden.Text.ShouldContain("This page is not for you");
        outside.Path.ShouldStartWith("/console/sign-in");
    }

    [Fact]
    public async Task What_was_typed_when_the_session_ended_is_there_after_the_next_sign_in_for_its_owner_alone()
    {
        var visitor = await ConsoleVisitor.SignInAsync(gateway, "Mamello Admin", "administrator");
        var form = await visitor.GetAsync("/console/staff/new");
        gateway.Time.Advance(TimeSpan.FromMinutes(31));

        var asked = await visitor.SubmitAsync(form, "open", Opening("Kabelo T.", "kabelo"));
        var kept = await SignInAsync(visitor, asked, "mamelloadmin", ConsoleVisitor.Password);
        var opened = await visitor.SubmitAsync(kept, "/console/staff/new");
        await ConsoleVisitor.OpenAccountAsync(gateway, "Somebody Else", "administrator");
        var other = new ConsoleVisitor(gateway);
        await SignInAsync(other, await other.GetAsync("/console/sign-in"), "somebodyelse", ConsoleVisitor.Password);
        var theirs = await other.GetAsync(kept.Path);

        asked.Text.ShouldContain("What you typed is kept");
        kept.Text.ShouldContain("Kabelo T.");
        opened.Text.ShouldContain("One-time password");
        theirs.Text.ShouldNotContain("Kabelo");
    }

    [Fact]
    public async Task A_form_from_another_place_changes_nothing()
    {
        var visitor = await ConsoleVisitor.SignInAsync(gateway, "Pule Admin", "administrator");
        var form = await visitor.GetAsync("/console/staff/new");

        var forged = await visitor.SubmitAsync(form, "open", new(Opening("Forged F.", "forged")) { ["__RequestVerificationToken"] = null });

        forged.Status.ShouldBe(400);
        forged.Text.ShouldContain("This form could not be taken");
        (await gateway.Services.GetRequiredService<StaffUserStore>().FindByUserNameAsync("forged", CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_changes_their_own_roles_and_who_saves_second_is_told()
    {
        var visitor = await ConsoleVisitor.SignInAsync(gateway, "Retselisitsoe Admin", "administrator");
        var accounts = gateway.Services.GetRequiredService<StaffUserStore>();
        var own = (await accounts.FindByUserNameAsync("retselisitsoeadmin", CancellationToken.None))!;
        await ConsoleVisitor.OpenAccountAsync(gateway, "Teboho Twice", "auditor");
        var other = (await accounts.FindByUserNameAsync("tebohotwice", CancellationToken.None))!;
        var page = await visitor.GetAsync($"/console/staff/{other.Id}");

        await Accounts.ChangeRolesAsync(s_administrator, other.Id, 1, ["operator"], CancellationToken.None);
        var second = await visitor.SubmitManyAsync(page, "roles", [("Posted.Roles", "author"), ("Posted.Roles", "auditor")]);

        (await visitor.GetAsync($"/console/staff/{own.Id}")).Text.ShouldContain("another administrator changes it");
        second.Text.ShouldContain("changed meanwhile");
        second.Document.QuerySelectorAll("input[name='Posted.Roles'][checked]").Select(i => i.GetAttribute("value")).ShouldBe(["author", "auditor"]);
    }

    [Fact]
    public async Task Pages_may_load_our_own_files_alone_and_are_kept_by_nobody()
    {
        var visitor = new ConsoleVisitor(gateway);

        var headers = (await visitor.GetAsync("/console/sign-in")).Response.Headers;

        headers.GetValues("Content-Security-Policy").Single().ShouldContain("script-src 'self'; style-src 'self'");
        headers.GetValues("Content-Security-Policy").Single().ShouldNotContain("unsafe");
        headers.CacheControl!.NoStore.ShouldBeTrue();
        (await visitor.GetAsync("/console/assets/console.css")).Status.ShouldBe(200);
        (await visitor.GetAsync("/console/no-such-page")).Text.ShouldContain("There is no such page");
    }

    private static Dictionary<string, string?> Opening(string name, string userName) => new()
    {
        ["Posted.Name"] = name, ["Posted.UserName"] = userName, ["Posted.Roles"] = "auditor",
    };

    private static Task<ConsoleAnswer> SignInAsync(ConsoleVisitor visitor, ConsoleAnswer page, string userName, string password) =>
        visitor.SubmitAsync(page, "sign-in", new() { ["Posted.UserName"] = userName, ["Posted.Password"] = password });

    private static Task<ConsoleAnswer> ChooseAsync(ConsoleVisitor visitor, ConsoleAnswer page, string current, string chosen) =>
        visitor.SubmitAsync(page, "password", new() { ["Posted.Current"] = current, ["Posted.Chosen"] = chosen, ["Posted.Repeated"] = chosen });
}
