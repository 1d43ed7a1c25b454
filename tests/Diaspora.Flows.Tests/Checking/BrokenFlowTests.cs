namespace Diaspora.Flows.Tests.Checking;

public class BrokenFlowTests
{
    public static TheoryData<string> Files => [.. BrokenFlow.Files.Select(f => Path.GetFileName(f))];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_fault_is_found_where_it_stands_and_nothing_else_is(string file)
    {
        var broken = new BrokenFlow(BrokenFlow.Files.Single(f => Path.GetFileName(f) == file));

        broken.Expected.ShouldNotBeEmpty();
        broken.Found().ShouldBe(broken.Expected);
    }
}
