using Diaspora.Flows.Engine;

namespace Diaspora.Flows.Tests.Engine;

public class FlowEngineTests
{
    private const string Main = """
        flow: main
        version: 1
        start: home
        first-dial: language
        screens:
          language:
            choose:
              text: {en: Choose language, st: Choose language}
              remembered: no
              options:
                1: {en: Sesotho, st: Sesotho, language: st, go: home}
                2: {en: English, st: English, language: en, go: home}
          home:
            choose:
              text: {en: Khotso. Basotho Line, st: Khotso. Basotho Line}
              page: 5
              options:
                1: {en: Register, st: Ngolisa, go: flow:registration}
                2: {en: Send money, st: Romela chelete, go: districts}
                3: {en: Events, st: Liketsahalo, go: events}
                4: {en: Food help, st: Thuso ea lijo, go: read}
                5: {en: Health, st: Bophelo, go: flow:advice}
                9: {en: Language & SMS on/off, st: Puo, go: bye}
          districts:
            choose:
              text: {en: "Home district in Lesotho:", st: "Setereke:"}
              from: districts
              as: district
              go: chosen
              page: 5
          chosen:
            end: {text: {en: "{district}", st: "{district}!"}}
          events:
            list:
              text: {en: Events, st: Liketsahalo}
              rows: test.events
              page: 3
              as: event
              go: event
              empty: bye
              options:
                9: {en: My RSVP, st: Tsa ka, go: bye}
          event:
            end: {text: {en: "{event}", st: "{event}"}}
          read:
            say:
              text:
                en: one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four
                st: one
              go: bye
          bye:
            end: {text: {en: Bye, st: Sala}}
        ---
        flow: registration
        version: 1
        start: name
        resumable: yes
        screens:
          name:
            ask:
              text: {en: "Name:", st: "Lebitso:"}
              wrong: {en: "Type a name:", st: "Ngola lebitso:"}
              type: name
              as: name
              go: year
          year:
            ask:
              text: {en: "Year:", st: "Selemo:"}
              wrong: {en: "4 digits please:", st: "Lipalo tse 4:"}
              type: year
              as: year
              go: pin
          pin:
            ask:
              text: {en: "PIN:", st: "PIN:"}
              wrong: {en: "Four digits:", st: "Lipalo tse 4:"}
              easy: {en: "Too easy:", st: "E bonolo:"}
              type: new-pin
              not: [year]
              as: pin
              go: save
          save:
            do:
              action: test.save
              with: [name, year]
              on: {saved: done}
          done:
            end:
              text: {en: "Saved {number}", st: "E bolokiloe {number}"}
              send: saved
        messages:
          saved:
            category: service
            text: {en: "Registered {name}.", st: "U ngolisitsoe {name}."}
        ---
        flow: advice
        version: 1
        start: safe
        private: yes
        screens:
          safe:
            choose:
              text: {en: "Are you safe?", st: "U bolokehile?"}
              options:
                1: {en: "Yes", st: E, go: end}
          end:
            end: {text: {en: Thank you, st: Kea leboha}}
        """;

    private readonly TestHost _host = new TestHost()
        .On(new ActionDeclaration { Name = "test.save", Kind = ActionKind.Effect, Inputs = ["name", "year"], Outcomes = ["saved"], Outputs = new Dictionary<string, int> { ["number"] = 9 } },
            _ => ActionResult.Of("saved", ("number", "4071 3827")))
        .On(new ActionDeclaration { Name = "test.events", Kind = ActionKind.Rows, RowSeptets = 20 },
            _ => ActionResult.List([.. Enumerable.Range(1, 10).Select(i => new Row($"e{i}", FlowValue.Of($"Event {i}", $"Ketsahalo {i}")))]));

    [Fact]
    public async Task The_first_dial_asks_the_language_and_then_shows_the_menu_without_a_way_back()
    {
        var phone = FlowPhone.For(Main, _host);

        (await phone.DialAsync(language: null)).ShouldBe("Choose language\n1 Sesotho\n2 English\n0 Exit");
        (await phone.PressAsync("2")).ShouldBe("Khotso. Basotho Line\n1 Register\n2 Send money\n3 Events\n4 Food help\n5 Health\n99 More\n0 Exit");
        phone.Last!.LanguageChosen.ShouldBe(0);
        (await phone.PressAsync("99")).ShouldBe("9 Language & SMS on/off\n98 Back\n0 Exit");
    }

    [Fact]
    public async Task The_third_wrong_key_ends_the_session()
    {
        var phone = FlowPhone.For(Main, _host);
        await phone.DialAsync();

        (await phone.PressAsync("4 4")).ShouldStartWith("Wrong key.\nKhotso. Basotho Line\n1 Register");
        await phone.PressAsync("hello");
        (await phone.PressAsync("77777")).ShouldStartWith("Let's stop here. Dial *384*266#");
        phone.Last!.Ends.ShouldBeTrue();
    }

    [Fact]
    public async Task A_number_of_a_fixed_list_works_from_any_page_and_full_width_digits_count()
    {
        var phone = FlowPhone.For(Main, _host);
        await phone.DialAsync();
        await phone.PressAsync("2");

        (await phone.PressAsync("\uFF19")).ShouldBe("Quthing");
    }

    [Fact]
    public async Task A_changing_list_takes_only_the_numbers_on_the_page_shown_and_its_fixed_keys()
    {
        var phone = FlowPhone.For(Main, _host);
        await phone.DialAsync();

        (await phone.PressAsync("3")).ShouldBe("Events\n1 Event 1\n2 Event 2\n3 Event 3\n99 More\n9 My RSVP\n0 Back");
        (await phone.PressAsync("4")).ShouldStartWith("Wrong key.\nEvents");
        (await phone.PressAsync("99")).ShouldBe("Events\n4 Event 4\n5 Event 5\n6 Event 6\n99 More\n98 Previous\n9 My RSVP\n0 Back");
        (await phone.PressAsync("77")).ShouldStartWith("Liketsahalo\n4 Ketsahalo 4");
        (await phone.PressAsync("99")).ShouldContain("\n10 Ketsahalo 9");
    }

    [Fact]
    public async Task Typed_answers_are_read_by_their_type_and_kept_to_the_end()
    {
        var phone = FlowPhone.For(Main, _host);
        await phone.DialAsync();
        await phone.PressAsync("1");
        (await phone.PressAsync("\u2019Mapalesa Ntho")).ShouldBe("Year:");
        (await phone.PressAsync("91")).ShouldBe("4 digits please:");
        (await phone.PressAsync("77")).ShouldBe("4 digits please:");
        (await phone.PressAsync("1991")).ShouldBe("PIN:");
        phone.Last!.Resumable.ShouldBeFalse();
        (await phone.PressAsync("1991")).ShouldBe("Too easy:");
        (await phone.PressAsync("7093")).ShouldBe("Saved 4071 3827");

        phone.Last!.Ends.ShouldBeTrue();
        var message = phone.Last!.Messages.ShouldHaveSingleItem();
        message.Values["name"].Plain.ShouldBe("'Mapalesa Ntho");
        _host.Calls[^1].Inputs["year"].ShouldBe("1991");
    }

    [Fact]
    public async Task Back_leads_to_the_screen_before_and_out_of_the_first_one()
    {
        var phone = FlowPhone.For(Main, _host);
        await phone.DialAsync();
        await phone.PressAsync("1");
        await phone.PressAsync("Thabo Mokoena");

        (await phone.PressAsync("0")).ShouldBe("Name:");
        (await phone.PressAsync("0")).ShouldStartWith("Khotso. Basotho Line");
        (await phone.PressAsync("0")).ShouldStartWith("Thank you. Dial");
    }

    [Fact]
    public async Task A_dialled_row_of_inputs_equals_the_keys_one_by_one_and_never_takes_a_pin()
    {
        var phone = FlowPhone.For(Main, _host);

        (await phone.DialAsync(dialled: ["1", "Thabo Mokoena", "1980", "7093"])).ShouldBe("PIN:");
        (await phone.PressAsync("7093")).ShouldBe("Saved 4071 3827");
    }

    [Theory]
    [InlineData("Event 2", "3", "2")]
    [InlineData("Event 5", "3", "99", "5")]
    [InlineData("Event 1", "3", "99", "98", "1")]
    [InlineData("Wrong key.", "3", "4")]
    [InlineData("Wrong key.", "3", "99", "1")]
    public async Task A_number_of_a_changing_list_can_be_dialled_when_its_page_is_passed(string screen, params string[] dialled)
    {
        var phone = FlowPhone.For(Main, _host);

        (await phone.DialAsync(dialled: dialled)).Split('\n')[0].ShouldBe(screen);
    }

    [Fact]
    public async Task Inputs_that_arrive_as_one_are_taken_page_by_page()
    {
        var phone = FlowPhone.For(Main, _host);
        await phone.DialAsync(dialled: ["3"]);

        (await phone.PressAsync("99", "5")).ShouldBe("Event 5");
    }

    [Fact]
    public async Task A_dialled_wrong_part_stops_there()
    {
        var phone = FlowPhone.For(Main, _host);

        (await phone.DialAsync(dialled: ["2", "44", "9"])).ShouldStartWith("Wrong key.\nHome district");
    }

    [Fact]
    public async Task A_private_flow_cannot_be_dialled_into_and_leaves_no_place_to_resume()
    {
        var phone = FlowPhone.For(Main, _host);

        (await phone.DialAsync(dialled: ["5", "1"])).ShouldStartWith("Khotso. Basotho Line");
        (await phone.PressAsync("5")).ShouldBe("Are you safe?\n1 Yes\n0 Leave now");
        phone.Last!.Resumable.ShouldBeFalse();
        phone.Last!.At.ShouldBeNull();
        (await phone.PressAsync("0")).ShouldBe("Thank you for using the service. Goodbye.");
    }

    [Fact]
    public async Task A_dropped_session_goes_on_where_it_stopped()
    {
        var phone = FlowPhone.For(Main, _host);
        await phone.DialAsync();
        await phone.PressAsync("1");
        await phone.PressAsync("Thabo Mokoena");
        phone.Last!.Resumable.ShouldBeTrue();

        var again = FlowPhone.For(Main, _host);
        (await again.DialAsync(dropped: phone.Kept)).ShouldBe("Continue where you stopped?\n1 Yes\n2 Start again\n0 Exit");
        (await again.PressAsync("1")).ShouldBe("Year:");
    }

    [Fact]
    public async Task A_session_ends_on_the_flow_version_it_began_with()
    {
        const string Old = """
            flow: main
            version: 1
            start: home
            screens:
              home:
                choose:
                  text: {en: Old, st: Khale}
                  options:
                    1: {en: Go on, st: Tsoela pele, go: end}
              end:
                end: {text: {en: Old end, st: Qetello ea khale}}
            """;
        var released = FlowPhone.EngineOf(Old, _host);
        var both = FlowPhone.EngineOf(Old + "\n---\n" + Old.Replace("version: 1", "version: 2", StringComparison.Ordinal).Replace("Old", "New", StringComparison.Ordinal), _host);
        var begun = await released.StartAsync(new StartRequest(0), [], _host, CancellationToken.None);

        (await both.ResumeAsync(begun.Session, ["1"], _host, CancellationToken.None)).Text.ShouldBe("Old end");
        (await both.StartAsync(new StartRequest(0), [], _host, CancellationToken.None)).Text.ShouldStartWith("New");
    }

    [Fact]
    public async Task A_session_whose_flow_version_is_gone_begins_again()
    {
        var phone = FlowPhone.For(Main, _host);
        await phone.DialAsync();
        var gone = phone.Kept;
        gone.Version = 7;

        (await FlowPhone.EngineOf(Main, _host).ResumeAsync(gone, ["1"], _host, CancellationToken.None)).Text.ShouldStartWith("Khotso. Basotho Line");
    }

    [Fact]
    public async Task Inputs_that_were_sent_but_not_taken_still_count()
    {
        var phone = FlowPhone.For(Main, _host);

        await phone.DialAsync(dialled: ["1", "Thabo Mokoena", "1980", "7093", "1"]);
        phone.Kept.Inputs.ShouldBe(5);
        await phone.PressAsync("7093");

        _host.Calls[^1].Session.Inputs.ShouldBe(6);
    }

    [Fact]
    public async Task Three_wrong_keys_do_not_take_away_what_can_be_continued()
    {
        var phone = FlowPhone.For(Main, _host);
        await phone.DialAsync();

        await phone.PressAsync("x");
        await phone.PressAsync("x");
        await phone.PressAsync("x");

        phone.Last!.Ends.ShouldBeTrue();
        phone.Last!.KeepDropped.ShouldBeTrue();
    }

    [Fact]
    public async Task A_text_is_read_page_by_page()
    {
        var phone = FlowPhone.For(Main, _host);
        await phone.DialAsync();

        (await phone.PressAsync("4")).ShouldStartWith("(1/2) one two");
        (await phone.PressAsync("98")).ShouldStartWith("Wrong key.\n(1/2)");
        (await phone.PressAsync("1")).ShouldStartWith("(2/2)");
        (await phone.PressAsync("98")).ShouldStartWith("(1/2)");
        (await phone.PressAsync("99")).ShouldStartWith("(2/2)");
        (await phone.PressAsync("1")).ShouldBe("Bye");
    }

    [Fact]
    public async Task By_sms_pins_and_private_flows_are_refused_and_the_place_is_kept()
    {
        var phone = FlowPhone.For(Main, _host);
        await phone.DialAsync(sms: true);

        (await phone.PressAsync("5")).ShouldStartWith("This is not done by SMS");
        (await phone.PressAsync("2")).ShouldContain("\n10 Thaba-Tseka\n0 Back");
    }
}
