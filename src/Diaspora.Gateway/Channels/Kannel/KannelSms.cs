using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Privacy;

namespace Diaspora.Gateway.Channels.Kannel;

/// <summary>Texts from a Kannel, in the fields that its get-url gives them: id (<c>%I</c>), from (<c>%p</c>), text (<c>%b</c>) and charset (<c>%C</c>).</summary>
internal static class KannelSms
{
    /// <summary>The text in our own shape. It counts only when the fields hold no refusal afterwards.</summary>
    /// <param name="fields">The request.</param>
    /// <param name="query">Its query as it came.</param>
    /// <param name="ignored">When the text is null: why it is acknowledged and no more.</param>
    public static InboundSms? Read(ProviderFields fields, QueryString query, out string ignored)
    {
        var id = fields.GetId("id");
        var from = Msisdn.FromProvider(fields.Get("from"));
        var text = KannelText.Read(fields, query);
        ignored = from is null ? "sender-is-no-phone" : "no-text";
        return from is { } phone && text is not null
            ? new InboundSms(KannelOptions.Name, id, phone, text, OptOut: null, ReplyByOutbox: false)
            : null;
    }
}
