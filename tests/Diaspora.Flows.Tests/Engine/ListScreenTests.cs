using Diaspora.Flows.Engine;
using Diaspora.Flows.Text;

namespace Diaspora.Flows.Tests.Engine;

public class ListScreenTests
{
    private const string Flows = """
        flow: main
        version: 1
        start: ready
        screens:
          ready:
            do:
              action: test.ready
              with: []
              on: {ready: topics}
          topics:
            list:
              text: {en: Topics, st: Lihlooho}
              rows: test.topics
              page: 3
              fixed: yes
              as: topic
              go: topic
              empty: topic
              foot: {en: "{missing}", st: "{missing}"}
              options:
                2: {en: By SMS, st: Ka SMS, go: topic}
          topic:
            say:
              text: {en: "{body}", st: "{body}"}
              options:
                2: {en: By SMS, st: Ka SMS, go: topics}
        """;

    private readonly List<Row> _rows = [];

    [Fact]
    public async Task A_foot_stands_under_the_last_row_and_on_no_other_page()
    {
        Add("a", "b", "c", "d");
        var phone = Phone(missing: "Not held: e");

        (await phone.DialAsync()).ShouldBe("Topics\n1 a\n3 b\n4 c\n99 More\n2 By SMS\n0 Exit");
        (await phone.PressAsync("99")).ShouldBe("Topics\n5 d\nNot held: e\n98 Previous\n2 By SMS\n0 Exit");
    }

    [Fact]
    public async Task An_empty_foot_takes_no_line()
    {
        Add("a");

        (await Phone(missing: "").DialAsync()).ShouldBe("Topics\n1 a\n2 By SMS\n0 Exit");
    }

    [Fact]
    public async Task A_long_foot_pushes_rows_to_the_next_page_so_that_every_page_fits()
    {
        Add(new string('a', 35), new string('b', 35));
        var phone = Phone(missing: new string('m', 60));

        (await phone.DialAsync()).ShouldContain("99 More");
        (await phone.PressAsync("1")).ShouldNotStartWith("Wrong");
        (await phone.PressAsync("0")).ShouldContain("aaa");
        var last = await phone.PressAsync("99");

        last.ShouldContain("bbb");
        Gsm7.Septets(last).ShouldBeInRange(1, 160);
    }

    [Fact]
    public async Task A_row_with_a_number_of_its_own_keeps_it_and_the_others_count_around_it()
    {
        _rows.Add(new Row("fees", "Fees", Number: 3));
        _rows.Add(new Row("skills", "Skills", Number: 6));
        _rows.Add(new Row("new", "New"));
        var phone = Phone(missing: "");

        (await phone.DialAsync()).ShouldBe("Topics\n3 Fees\n6 Skills\n1 New\n2 By SMS\n0 Exit");
        (await phone.PressAsync("6")).ShouldNotStartWith("Wrong");
        phone.Kept.Values["main/topic"].ShouldBe(["skills"]);
    }

    [Fact]
    public async Task A_value_as_long_as_an_article_is_read_to_its_end_on_pages_that_fit()
    {
        Add("a");
        var words = string.Join(' ', Enumerable.Range(1, 180).Select(i => $"{i:000}w"));
        var phone = Phone(missing: "", body: words);
        await phone.DialAsync();
        var read = new List<string> { await phone.PressAsync("1") };
        while (read[^1].Contains("1 Next")) read.Add(await phone.PressAsync("1"));

        read.Count.ShouldBeGreaterThan(6);
        read.ShouldAllBe(page => Gsm7.Septets(page) <= 160);
        string.Join(' ', read.Select((page, i) => page.Split('\n')[0].Replace($"({i + 1}/{read.Count}) ", ""))).ShouldBe(words);
    }

    private void Add(params string[] labels)
    {
        foreach (var label in labels) _rows.Add(new Row(label, label));
    }

    private FlowPhone Phone(string missing, string body = "Text") => FlowPhone.For(Flows, new TestHost()
        .On(
            new ActionDeclaration
            {
                Name = "test.ready",
                Kind = ActionKind.Read,
                Outcomes = ["ready"],
                Outputs = new Dictionary<string, int> { ["missing"] = 60, ["body"] = 900 },
            },
            _ => ActionResult.Of("ready", ("missing", missing), ("body", body)))
        .On(new ActionDeclaration { Name = "test.topics", Kind = ActionKind.Rows, RowSeptets = 40 }, _ => ActionResult.List(_rows)));
}
