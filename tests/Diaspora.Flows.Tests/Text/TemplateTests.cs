using Diaspora.Flows.Text;

namespace Diaspora.Flows.Tests.Text;

public class TemplateTests
{
    private static readonly Dictionary<string, string> Values = new() { ["name"] = "Palesa", ["list.total"] = "3", ["e"] = "" };

    [Theory]
    [InlineData("", "")]
    [InlineData("Lumela", "Lumela")]
    [InlineData("{name}", "Palesa")]
    [InlineData("Lumela {name}! {list.total}/{list.total}{e}", "Lumela Palesa! 3/3")]
    [InlineData("{{name}} {{{name}}}", "{name} {Palesa}")]
    public void Values_stand_in_place_of_their_placeholders(string text, string rendered) =>
        Template.Parse(text).Render(Values.GetValueOrDefault).ShouldBe(rendered);

    [Fact]
    public void A_value_with_braces_is_not_read_as_a_placeholder() => Template.Parse("a {b}").Render(_ => "{c}").ShouldBe("a {c}");

    [Fact]
    public void Names_are_listed_once_in_order() => Template.Parse("{b} {a-1} {b} {c_d}").Names.ShouldBe(["b", "a-1", "c_d"]);

    [Theory]
    [InlineData("ab {name", "The brace opened at character 4 is not closed; write {{ for the brace itself.")]
    [InlineData("{", "The brace opened at character 1 is not closed; write {{ for the brace itself.")]
    [InlineData("a {}", "The placeholder at character 3 has no name.")]
    [InlineData("a }", "The closing brace at character 3 has no opening one; write }} for the brace itself.")]
    [InlineData("{a b}", "The character 3 cannot stand there in a placeholder's name.")]
    [InlineData("{1a}", "The character 2 cannot stand there in a placeholder's name.")]
    [InlineData("{a{{b}", "The character 3 cannot stand there in a placeholder's name.")]
    [InlineData("{tš}", "The character 3 cannot stand there in a placeholder's name.")]
    public void A_malformed_template_is_refused_with_its_place(string text, string message) =>
        Should.Throw<FormatException>(() => Template.Parse(text)).Message.ShouldBe(message);

    [Fact]
    public void A_placeholder_without_a_value_is_refused() =>
        Should.Throw<KeyNotFoundException>(() => Template.Parse("{unknown}").Render(Values.GetValueOrDefault)).Message.ShouldContain("{unknown}");

    [Fact]
    public void The_longest_rendering_counts_each_appearance_and_the_folded_literals() =>
        Template.Parse("tš {a} €{b}{a}").MaxSeptets(name => name == "a" ? 10 : 5).ShouldBe(3 + 1 + 10 + 1 + 2 + 5 + 10);

    [Fact]
    public void Rendering_allocates_nothing_but_the_result()
    {
        var template = Template.Parse("Lumela {name}, {list.total} tse ncha");
        string Render() => template.Render(Values, static (values, name) => values.GetValueOrDefault(name));
        var length = Render().Length;
        var size = Allocated(() => new string('x', length));

        Allocated(Render).ShouldBe(size);
    }

    private static long Allocated(Func<string> make)
    {
        for (var i = 0; i < 100; i++)
            make();
        var before = GC.GetAllocatedBytesForCurrentThread();
        make();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
