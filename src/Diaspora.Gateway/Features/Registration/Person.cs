namespace Diaspora.Gateway.Features.Registration;

/// <summary>What a person told us of themselves.</summary>
/// <param name="Name">First name and surname, as typed.</param>
/// <param name="BirthYear">Year of birth.</param>
/// <param name="Country">Two-letter code of the country where they live.</param>
/// <param name="Town">Town where they live; null: not said.</param>
/// <param name="District">ISO 3166-2 code of the home district, such as <c>LS-E</c>.</param>
/// <param name="Topics">What they want to be texted about, see <see cref="Topic"/>.</param>
internal sealed record PersonDetails(
    string Name, int BirthYear, string Country, string? Town, string District, IReadOnlyList<string> Topics)
{
    /// <summary>True when both say the same.</summary>
    public bool SameAs(PersonDetails other) => this with { Topics = [] } == other with { Topics = [] } && Topics.SequenceEqual(other.Topics);
}

/// <summary>A registered person.</summary>
/// <param name="Id">Id of the person.</param>
/// <param name="ContactId">The phone they registered with, which others may share.</param>
/// <param name="Details">What they told us.</param>
/// <param name="Guarded">True: a child, registered with a guardian's consent.</param>
/// <param name="RegisteredAt">When they registered.</param>
internal sealed record Person(long Id, long ContactId, PersonDetails Details, bool Guarded, DateTimeOffset RegisteredAt)
{
    /// <summary>True when a typed name is this person's whole name or begins it, whatever the case of the letters.</summary>
    public bool IsCalled(string typed) =>
        Details.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase)
        && (Details.Name.Length == typed.Length || Details.Name[typed.Length] == ' ');
}

/// <summary>A person as staff hold them for a change.</summary>
/// <param name="Person">The person.</param>
/// <param name="Active">False: somebody else has the number now.</param>
/// <param name="Revision">Another with every change.</param>
internal sealed record KnownPerson(Person Person, bool Active, int Revision);
