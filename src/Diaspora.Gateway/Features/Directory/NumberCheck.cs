using Diaspora.Gateway.Staff;

namespace Diaspora.Gateway.Features.Directory;

/// <summary>The two people behind a number: who types it, and who dials it to see that it is right.</summary>
internal static class NumberCheck
{
    /// <summary>The number after somebody wrote an entry: a changed one is theirs and unchecked, an unchanged one keeps its check.</summary>
    public static OfficeNumber Typed(StaffActor actor, OfficeNumber held, string? number, string? source)
    {
        if (number is null) return new OfficeNumber();
        return held.Number == number
            ? held with { Source = source }
            : new OfficeNumber { Number = number, Source = source, TypedBy = actor.Name };
    }

    /// <summary>The number after somebody dialled it.</summary>
    /// <exception cref="DirectoryRefusal">There is none, they typed it themselves, or they dialled another one.</exception>
    public static OfficeNumber By(StaffActor actor, OfficeNumber held, string? dialled, DateOnly today)
    {
        if (held.Number is not { } number) throw DirectoryRefusal.State("There is no number to check.");
        if (held.TypedBy is { } writer && actor.IsSamePerson(writer)) throw DirectoryRefusal.Person("You typed this number: another person checks it.");
        if (!DirectoryRules.IsSameNumber(number, dialled ?? ""))
            throw DirectoryRefusal.Invalid("number", "This is not the number that stands here. Dial it as it stands, or correct it.");
        return held with { CheckedOn = today, CheckedBy = actor.Name };
    }
}
