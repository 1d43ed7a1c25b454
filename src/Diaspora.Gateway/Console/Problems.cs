using Diaspora.Gateway.Api;

namespace Diaspora.Gateway.Console;

/// <summary>What is wrong with a form: by the name of the field as the API writes it, the empty name for what concerns the whole.</summary>
public sealed record Problems(IReadOnlyDictionary<string, string[]> ByField)
{
    /// <summary>Nothing is wrong.</summary>
    public static Problems None { get; } = new(new Dictionary<string, string[]>());

    /// <summary>True when something is.</summary>
    public bool Any => ByField.Count > 0;

    /// <summary>What is wrong with a field of a form.</summary>
    /// <param name="name">Its name in HTML, such as <c>Posted.TitleEn</c>, which the API writes <c>titleEn</c>.</param>
    public IReadOnlyList<string> Of(string name) => ByField.TryGetValue(KeyOf(name), out var found) ? found : [];

    /// <summary>One problem with one field, or with the whole when the field is empty.</summary>
    public static Problems With(string field, string problem) => new(new Dictionary<string, string[]> { [field] = [problem] });

    internal static Problems Of(ApiRefusal refusal) => refusal.Answer.ProblemDetails is HttpValidationProblemDetails { Errors: var errors }
        ? new Problems(errors.ToDictionary(error => error.Key, error => error.Value))
        : With("", refusal.Message);

    /// <summary>The field's name as the API writes it.</summary>
    internal static string KeyOf(string name)
    {
        var last = name[(name.LastIndexOf('.') + 1)..];
        return last.Length == 0 ? "" : char.ToLowerInvariant(last[0]) + last[1..];
    }

    /// <summary>Id of the input with a name.</summary>
    internal static string IdOf(string name) => name.Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal).ToLowerInvariant();
}
