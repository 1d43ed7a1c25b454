namespace Diaspora.Flows.Definition;

/// <summary>A numbered line that a person can choose.</summary>
public sealed record Option
{
    /// <summary>The number that is keyed, from 1 to 97; it never moves once released.</summary>
    public required int Number { get; init; }

    /// <summary>The words beside the number.</summary>
    public required LocalText Label { get; init; }

    /// <summary>Where it leads.</summary>
    public required Target Go { get; init; }

    /// <summary>The value stored under the screen's <c>as</c> name; the number when not given.</summary>
    public required string Value { get; init; }

    /// <summary>Offered only when this holds; null: always.</summary>
    public Condition? When { get; init; }

    /// <summary>False: not offered by SMS, where a text would stay on the phone.</summary>
    public bool BySms { get; init; } = true;

    /// <summary>Index of the language that this option switches to; null: none.</summary>
    public int? Language { get; init; }

    /// <summary>Where it stands.</summary>
    public required Source At { get; init; }

    /// <summary>The number as typed.</summary>
    public string Key => field ??= Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
