using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Console;

/// <summary>Every word of the console goes through its texts, so that it can be shown in Sesotho.</summary>
public class RawTextTests
{
    private static readonly string s_root = Path.Combine(GatewayFixture.RepositoryRoot, "src", "Diaspora.Gateway");

    [Fact]
    public void No_page_says_anything_that_could_not_be_translated()
    {
        var pages = Directory.EnumerateFiles(s_root, "*.razor", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).ToArray();

        pages.Length.ShouldBeGreaterThan(20);
        pages.SelectMany(f => RazorText.Of(File.ReadAllText(f)).Select(words => $"{Path.GetRelativePath(s_root, f)}:{words}"))
            .Order(StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<p>Hello</p>", "1: Hello")]
    [InlineData("<p>@L[\"Hello\"] you</p>", "1: you")]
    [InlineData("<Field Label=\"Name\" Value=\"@x\" />", "1: Name")]
    [InlineData("@if (a < b)\n{\n    <p>Yes</p>\n}\nelse if (c)\n{\n    <b>No</b>\n}", "3: Yes;7: No")]
    [InlineData("@foreach (var x in y)\n{\n    var text = $\"a{x}\";\n    <b>@text</b>\n}\n<i>after</i>", "6: after")]
    [InlineData("@page \"/console/x\"\n@* note *@\n<a href=\"/console/@x\" class=\"@(a ? \"b\" : \"c\")\">@(a ? L[\"b\"] : L[\"c\"])</a> · 12\n@code {\n  // text <b>no</b>\n}", "")]
    [InlineData("<Check Label=\"@L[\"Sure?\"]\" Text=\"@($\"{a}, {L[\"b\"]}\")\" Sample />", "")]
    public void What_a_person_would_see_is_found(string source, string found) => string.Join(';', RazorText.Of(source)).ShouldBe(found);
}
