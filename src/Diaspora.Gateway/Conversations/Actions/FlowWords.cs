using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;

namespace Diaspora.Gateway.Conversations.Actions;

/// <summary>Values and messages in the languages of the flows.</summary>
internal static class FlowWords
{
    /// <summary>A value with its English and its Sesotho text, in the order of the flow set.</summary>
    public static FlowValue Of(FlowSet flows, string english, string sesotho) =>
        english == sesotho ? english : FlowValue.Of([.. flows.Languages.Select(l => l == "st" ? sesotho : english)]);

    /// <summary>A message of a flow's newest version with its values.</summary>
    public static OutgoingMessage Message(FlowSet flows, string flow, string message, params (string Name, FlowValue Value)[] values)
    {
        var owner = flows.Get(flow);
        return new OutgoingMessage(owner.Id, owner.Version, owner.Messages[message], values.ToDictionary(v => v.Name, v => v.Value));
    }
}
