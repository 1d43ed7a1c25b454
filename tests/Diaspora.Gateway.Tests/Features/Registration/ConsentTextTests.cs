using Diaspora.Flows.Definition;
using Diaspora.Flows.Text;
using Diaspora.Gateway.Features.Registration;
using Microsoft.Extensions.DependencyInjection;

namespace Diaspora.Gateway.Tests.Features.Registration;

public class ConsentTextTests(RegistrationFixture fixture) : IClassFixture<RegistrationFixture>
{
    private static readonly string[] s_screens = ["consent-1", "consent-2", "consent-3"];

    private Flow Flow => fixture.Gateway.Services.GetRequiredService<FlowSet>().Get("registration");

    [Fact]
    public void The_version_stays_while_the_words_stay()
    {
        ConsentText.Of(Flow, s_screens, 0, "en", "*1#").ShouldBe(ConsentText.Of(Flow, s_screens, 0, "en", "*1#"));
        ConsentText.Of(Flow, s_screens, 0, "en", "*1#").Version.ShouldMatch("^registration/1/en/[0-9a-f]{16}$");
    }

    [Fact]
    public void Another_word_code_or_language_is_another_version()
    {
        var first = (ChooseScreen)Flow.Screens["consent-1"];
        var words = first.Text with { Templates = [.. first.Text.Templates.Select(t => Template.Parse(t.Render(_ => "") + "!"))] };
        var screens = Flow.Screens.ToDictionary(s => s.Key, s => s.Value);
        screens["consent-1"] = first with { Text = words };
        var changed = Flow with { Screens = screens };

        string[] versions =
        [
            ConsentText.Of(Flow, s_screens, 0, "en", "*1#").Version,
            ConsentText.Of(changed, s_screens, 0, "en", "*1#").Version,
            ConsentText.Of(Flow, s_screens, 0, "en", "*2#").Version,
            ConsentText.Of(Flow, s_screens, 1, "st", "*1#").Version,
        ];

        versions.Distinct().Count().ShouldBe(4);
    }
}
