using Diaspora.Flows.Definition;
using Diaspora.Flows.Text;
using Diaspora.Gateway.Channels;
using Diaspora.Gateway.Conversations;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Tests.Channels;

/// <summary>The service code of development without the flows of the product.</summary>
internal static class OurServiceCode
{
    public static ServiceCode Create(string code = "*384*266#")
    {
        var text = new LocalText([Template.Parse("Not in service. Dial {code}.")], new Source("system.yaml", 1), "texts/unknown-code");
        var texts = new SystemTexts(new Dictionary<string, LocalText> { ["unknown-code"] = text });
        return new ServiceCode(
            Options.Create(new ConversationOptions { ServiceCode = code }), new FlowSet(["en"], texts, root: "main", resume: "resume", flows: []));
    }
}
