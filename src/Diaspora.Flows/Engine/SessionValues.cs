using Diaspora.Flows.Definition;

namespace Diaspora.Flows.Engine;

/// <summary>The values of a session, kept apart by flow.</summary>
internal static class SessionValues
{
    private const string Label = ".label";

    /// <summary>The value as conditions and actions see it, or null when it is not set.</summary>
    public static string? Plain(this Session session, Flow flow, string name) =>
        session.Texts(flow, name)?[0];

    /// <summary>The value in all languages, or null when it is not set.</summary>
    public static FlowValue? Find(this Session session, Flow flow, string name) =>
        session.Texts(flow, name) is { } texts ? new FlowValue(texts) : (FlowValue?)null;

    /// <summary>True when the option's condition holds.</summary>
    public static bool Holds(this Session session, Flow flow, Option option) =>
        option.When is not { } when || when.Holds(session.Plain(flow, when.Name));

    /// <summary>The label of the row that the value is the id of, or null when it was not chosen from a list.</summary>
    public static FlowValue? FindLabel(this Session session, Flow flow, string name) => session.Find(flow, name + Label);

    /// <summary>Sets a value.</summary>
    public static void Set(this Session session, Flow flow, string name, FlowValue value)
    {
        session.Values[Key(flow.Id, name)] = value.Texts;
        session.Values.Remove(Key(flow.Id, name + Label));
    }

    /// <summary>Sets a value to the id of a row, which texts show by its label.</summary>
    public static void SetRow(this Session session, Flow flow, string name, string id, FlowValue label)
    {
        session.Values[Key(flow.Id, name)] = [id];
        session.Values[Key(flow.Id, name + Label)] = label.Texts;
    }

    /// <summary>Forgets a value.</summary>
    public static void Unset(this Session session, Flow flow, string name)
    {
        session.Values.Remove(Key(flow.Id, name));
        session.Values.Remove(Key(flow.Id, name + Label));
    }

    /// <summary>Forgets every value of a flow.</summary>
    public static void Forget(this Session session, string flow)
    {
        List<string>? gone = null;
        foreach (var key in session.Values.Keys)
            if (key.Length > flow.Length && key[flow.Length] == '/' && key.StartsWith(flow, StringComparison.Ordinal)) (gone ??= []).Add(key);
        if (gone is null) return;
        foreach (var key in gone) session.Values.Remove(key);
    }

    /// <summary>A copy that later turns of the original do not change.</summary>
    public static Session Copy(this Session session) => new()
    {
        Flow = session.Flow,
        Version = session.Version,
        Screen = session.Screen,
        Page = session.Page,
        Wrong = session.Wrong,
        Language = session.Language,
        Sms = session.Sms,
        Inputs = session.Inputs,
        Ended = session.Ended,
        History = [.. session.History],
        Values = new Dictionary<string, string[]>(session.Values),
        Rows = [.. session.Rows],
        Dropped = session.Dropped,
    };

    /// <summary>Looked up without making the key: it happens for every conditional line of every screen.</summary>
    private static string[]? Texts(this Session session, Flow flow, string name)
    {
        var length = flow.Id.Length + 1 + name.Length;
        Span<char> key = length <= 128 ? stackalloc char[length] : new char[length];
        flow.Id.CopyTo(key);
        key[flow.Id.Length] = '/';
        name.CopyTo(key[(flow.Id.Length + 1)..]);
        return session.Values.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var texts) ? texts : null;
    }

    private static string Key(string flow, string name) => string.Concat(flow, "/", name);
}
