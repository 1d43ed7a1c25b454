using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;

namespace Diaspora.Flows.Checking;

/// <summary>One way in which the conditions of a screen can turn out.</summary>
/// <param name="Values">Names that conditions look at to what they are.</param>
internal sealed record ConditionCase(IReadOnlyDictionary<string, ConditionCase.Value> Values)
{
    private const int Most = 2000;

    /// <summary>What a name is in a case.</summary>
    /// <param name="Text">The value; null: not set.</param>
    /// <param name="Compared">True: a condition compares it with this; false: it stands for any other value.</param>
    internal readonly record struct Value(string? Text, bool Compared)
    {
        /// <summary>As it stands in a sentence after "is".</summary>
        public override string ToString() => Text is null ? "not set" : Compared ? $"'{Text}'" : "set";
    }

    /// <summary>Every case of a screen; null when there are too many to look at. A screen without conditions has one.</summary>
    public static IReadOnlyList<ConditionCase>? Of(Flow flow, Screen screen, int language)
    {
        List<Dictionary<string, Value>> cases = [[]];
        foreach (var asked in screen.Options().Select(o => o.When).OfType<Condition>().GroupBy(c => c.Name))
        {
            var values = Possible(flow, asked, language).ToArray();
            if (cases.Count * values.Length > Most) return null;
            cases = [.. cases.SelectMany(c => values.Select(v => new Dictionary<string, Value>(c) { [asked.Key] = v }))];
        }

        return [.. cases.Select(c => new ConditionCase(c))];
    }

    /// <summary>A session of this case in which every other value is at its longest.</summary>
    public Session Session(Flow flow, int language, bool sms, bool first)
    {
        var session = LongestSession.Of(flow, language, sms, first);
        foreach (var (name, value) in Values)
        {
            if (value.Text is not { } text) session.Unset(flow, name);
            else if (flow.Values.GetValueOrDefault(name) is RowSource row)
                session.SetRow(flow, name, text, LongestSession.Fill(name, row.LongestRow));
            else session.Set(flow, name, text);
        }

        return session;
    }

    /// <summary><c>'a' is 'x' and 'b' is not set</c>, or nothing.</summary>
    public string Words { get; } = string.Join(" and ", Values.Select(v => $"'{v.Key}' is {v.Value}"));

    /// <summary><c> (when 'a' is 'x' and 'b' is not set)</c>, or nothing.</summary>
    public override string ToString() => Values.Count == 0 ? "" : $" (when {Words})";

    /// <summary>What a value can be, as far as conditions tell: not set, each thing it is compared with, and something else.</summary>
    private static IEnumerable<Value> Possible(Flow flow, IGrouping<string, Condition> asked, int language)
    {
        var compared = asked.Select(c => c.Value).OfType<string>().Distinct().ToArray();
        var source = flow.Values.GetValueOrDefault(asked.Key);
        var other = LongestSession.Fill(asked.Key, source?.MaxSeptets(language) ?? 1);
        if (source is ChoiceSource { OtherSeptets: 0 } choice)
        {
            compared = [.. compared.Where(c => choice.Find(c) is not null)];
            other = LongestSession.Longest(choice.Options.Where(o => !compared.Contains(o.Value)), language)?.Value;
        }

        var values = compared.Select(c => new Value(c, Compared: true)).Prepend(new Value(null, Compared: false));
        return other is null ? values : values.Append(new Value(other, Compared: false));
    }
}
