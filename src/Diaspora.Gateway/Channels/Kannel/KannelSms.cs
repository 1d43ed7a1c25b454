using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Privacy;

namespace Diaspora.Gateway.Channels.Kannel;

/// <summary>Texts from a Kannel, in the fields that its get-url gives them: id (<c>%I</c>), from (<c>%p</c>) and text (<c>%b</c>).</summary>
internal static class KannelSms
{
    /// <summary>The text in our own shape. It counts only when the fields hold no refusal afterwards.</summary>
    /// <returns>Null when the sender is no telephone number but a short code or a name: there is nobody to answer.</returns>
    public static InboundSms? Read(ProviderFields fields)
    {
        var id = fields.GetId("id");
        var from = fields.Get("from");
        var text = fields.Find("text") ?? "";
        return Msisdn.FromProvider(from) is { } phone
            ? new InboundSms(KannelOptions.Name, id, phone, text, OptOut: null, ReplyByOutbox: false)
            : null;
    }
}
