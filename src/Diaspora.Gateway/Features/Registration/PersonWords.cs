using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Places;

namespace Diaspora.Gateway.Features.Registration;

/// <summary>A person's details as screens and messages show them. Words of fixed choices come from the options of the registration flow.</summary>
internal static class PersonWords
{
    /// <summary>Longest town that is taken, in septets.</summary>
    public const int LongestTown = 30;

    /// <summary>Longest place in septets: a town of 30 with a code of two letters, so that the screen that checks everything fits.</summary>
    public const int LongestPlace = 34;

    /// <summary>Town and country, or the country alone. A country's name that finds no room is given as its two letters.</summary>
    public static FlowValue Place(ActionContext context, string? town, Country country)
    {
        return context.Text(In(country.English), In(country.Sesotho));

        string In(string name)
        {
            if (string.IsNullOrEmpty(town)) return name;
            var whole = $"{town}, {name}";
            return whole.Length <= LongestPlace ? whole : $"{town}, {country.Code}";
        }
    }

    /// <summary>The label that an option of the registration flow has for a value.</summary>
    public static FlowValue Label(FlowSet flows, string name, string value) =>
        flows.Get(RegistrationActions.Flow).Values[name] is ChoiceSource choice && choice.Find(value) is { } option
            ? new FlowValue([.. option.Label.Templates.Select(label => label.Render(_ => ""))])
            : throw new InvalidOperationException($"No option of the registration flow is for that value of {name}.");

    /// <summary>The topics in words.</summary>
    public static FlowValue Topics(FlowSet flows, IReadOnlyList<string> topics)
    {
        var labels = Topic.ToChoices(topics).Select(choice => Label(flows, "topics", choice)).ToArray();
        var languages = Enumerable.Range(0, flows.Languages.Count);
        return FlowValue.Of([.. languages.Select(language => string.Join(", ", labels.Select(label => label.In(language))))]);
    }
}
