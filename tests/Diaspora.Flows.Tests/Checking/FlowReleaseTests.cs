using Diaspora.Flows.Definition;

namespace Diaspora.Flows.Tests.Checking;

public class FlowReleaseTests
{
    private const string First = """
        flow: main
        version: 1
        start: home
        screens:
          home:
            choose:
              text: {en: Hello, st: Lumela}
              options:
                1: {en: Bye, st: Sala, go: bye}
          bye:
            end: {text: {en: Bye, st: Sala}}
        """;

    private static readonly string Second = First.Replace("version: 1", "version: 2", StringComparison.Ordinal);

    [Fact]
    public void Every_current_version_is_kept_once_with_the_lists_beside_it()
    {
        using var files = new FlowFiles();
        files.With("main.yaml", First);

        files.Release().ShouldBe(["released/main.v1.yaml", "released/resume.v1.yaml"], ignoreOrder: true);
        files.Release().ShouldBeEmpty();
        files.Problems().ShouldBeEmpty();
        File.ReadAllText(files.PathOf("released/main.v1.yaml")).ShouldBe(First);
        File.Exists(files.PathOf("released/lists.yaml")).ShouldBeTrue();
    }

    [Fact]
    public void A_session_can_end_in_the_version_that_it_began_with()
    {
        using var files = new FlowFiles();
        files.With("main.yaml", First).Release();
        files.With("main.yaml", Second.Replace("Hello", "Welcome", StringComparison.Ordinal));

        files.Release().ShouldBe(["released/main.v2.yaml"]);
        var flows = files.Check().Flows;
        flows.Get("main").Version.ShouldBe(2);
        flows.Find("main", 1).ShouldNotBeNull().Screens["home"].ShouldBeOfType<ChooseScreen>().Text[0].Source.ShouldBe("Hello");
    }

    [Fact]
    public void Flows_with_problems_are_not_released()
    {
        using var files = new FlowFiles();
        files.With("main.yaml", First.Replace("go: bye", "go: by", StringComparison.Ordinal));

        Should.Throw<InvalidOperationException>(() => files.Release());
        Directory.Exists(files.PathOf("released")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("note: A remark.\nflow: main", "flow: main")]
    [InlineData("1: {en: Bye, st: Sala, go: bye}", "1: {go: bye, st: Sala, en: \"Bye\"}")]
    [InlineData("  bye:\n    end: {text: {en: Bye, st: Sala}}", "  bye:\n    note: The end.\n    end:\n      text:\n        en: Bye\n        st: Sala")]
    public void Notes_order_and_layout_of_a_released_version_may_change(string before, string after)
    {
        using var files = new FlowFiles();
        var text = First.Replace(after, before, StringComparison.Ordinal);
        files.With("main.yaml", text).Release();

        files.With("main.yaml", text.Replace(before, after, StringComparison.Ordinal)).Problems().ShouldBeEmpty();
    }

    [Fact]
    public void New_numbers_are_taken_when_the_flow_says_so_and_count_from_then_on()
    {
        using var files = new FlowFiles();
        files.With("main.yaml", First).Release();
        var second = Second.Replace("version: 2", "version: 2\nrenumbered: yes", StringComparison.Ordinal)
            .Replace("1: {en: Bye", "2: {en: Bye", StringComparison.Ordinal);
        files.With("main.yaml", second).Release().ShouldBe(["released/main.v2.yaml"]);

        var third = second.Replace("version: 2\nrenumbered: yes", "version: 3", StringComparison.Ordinal)
            .Replace("        2: {en", "        1: {en: Read, st: Bala, go: read}\n        2: {en", StringComparison.Ordinal)
            + "\n  read:\n    say: {text: {en: Read, st: Bala}, go: bye}\n";
        files.With("main.yaml", third).Problems().ShouldBeEmpty();
    }

    [Fact]
    public void An_older_version_in_which_somebody_may_be_must_still_run()
    {
        using var files = new FlowFiles();
        var first = First.Replace("  bye:\n", "  look:\n    do: {action: test.gone, on: {done: bye}}\n  bye:\n", StringComparison.Ordinal);
        files.With("main.yaml", Second).With("released/main.v1.yaml", first);

        files.Problems().ShouldHaveSingleItem().ShouldStartWith("released/main.v1.yaml:11: unknown-action: There is no action 'test.gone'");
    }
}
