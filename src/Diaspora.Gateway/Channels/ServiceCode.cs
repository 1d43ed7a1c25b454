using Diaspora.Flows.Definition;
using Diaspora.Flows.Text;
using Diaspora.Gateway.Conversations;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Channels;

/// <summary>Tells our service code from others and finds what was dialled behind it.</summary>
internal sealed class ServiceCode(IOptions<ConversationOptions> options, FlowSet flows)
{
    /// <summary>The code, such as <c>*384*266#</c>.</summary>
    public string Code { get; } = options.Value.ServiceCode;

    /// <summary>The last screen for somebody who dialled another code.</summary>
    public UssdReply UnknownCode { get; } =
        new(Folding.ForScreen(flows.Texts["unknown-code"][0].Render(_ => options.Value.ServiceCode)), Ends: true);

    /// <summary>
    /// What stands behind our code in a dialled string, joined by stars: <c>4*4</c> for <c>*384*266*4*4#</c>, nothing for the code itself.
    /// Some providers leave the closing hash out.
    /// </summary>
    /// <returns>Null when it is another code.</returns>
    public string? FindInputs(string dialled)
    {
        var text = WithoutHash(dialled.AsSpan().Trim());
        var code = WithoutHash(Code);
        if (!text.StartsWith(code))
            return null;
        var rest = text[code.Length..];
        return rest.IsEmpty ? "" : rest[0] == '*' ? rest[1..].ToString() : null;
    }

    private static ReadOnlySpan<char> WithoutHash(ReadOnlySpan<char> dialled) => dialled.EndsWith('#') ? dialled[..^1] : dialled;
}
