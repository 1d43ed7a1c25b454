using System.Text.RegularExpressions;
using Diaspora.Flows.Text;
using Diaspora.Gateway.Places;
using Diaspora.Gateway.Privacy;

namespace Diaspora.Gateway.Features.Directory;

/// <summary>What entries of the directory must be so that they fit a phone. Problems are gathered by the field's name in JSON.</summary>
internal sealed partial class DirectoryRules
{
    /// <summary>Longest name in septets: a row of a list.</summary>
    public const int Name = 40;

    /// <summary>Longest address in septets.</summary>
    public const int Address = 80;

    /// <summary>Longest opening hours in septets.</summary>
    public const int Hours = 60;

    /// <summary>Longest number in characters, with its blanks.</summary>
    public const int Number = 20;

    /// <summary>Longest name of a city in septets.</summary>
    public const int City = 30;

    // The page of a new entry has this place in the address.
    private const string Reserved = "new";
    private const int Source = 100;
    private const int FewestDigits = 3;
    private const int MostDigits = 15;

    /// <summary>Kinds of missions.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["high-commission", "embassy", "consulate", "honorary-consulate", "permanent-mission", "mission"];

    /// <summary>States of missions.</summary>
    public static IReadOnlyList<string> States { get; } = ["unconfirmed", "open", "closed"];

    /// <summary>What missions help with, in the order in which phones name it.</summary>
    public static IReadOnlyList<string> Services { get; } = ["lost-passport", "arrest", "death", "worry"];

    private readonly Dictionary<string, string[]> _problems = [];

    /// <summary>The mission as it would be kept.</summary>
    /// <exception cref="DirectoryRefusal">Something is wrong with it.</exception>
    public static MissionBody Checked(MissionBody body, string code)
    {
        var rules = new DirectoryRules();
        var kept = body with
        {
            City = rules.Text("city", body.City, City),
            NameEn = rules.Text("nameEn", body.NameEn, Name),
            NameSt = rules.Text("nameSt", body.NameSt, Name),
            Address = rules.Optional("address", body.Address, Address),
            HoursEn = rules.Optional("hoursEn", body.HoursEn, Hours),
            HoursSt = rules.Optional("hoursSt", body.HoursSt, Hours),
            Services = [.. Services.Where((body.Services ?? []).Contains)],
            Fallback = string.IsNullOrWhiteSpace(body.Fallback) ? null : body.Fallback.Trim(),
            Source = rules.Text("source", body.Source, Source),
            Number = rules.Dialled(body.Number),
            NumberSource = rules.Found(body.Number, body.NumberSource),
        };
        rules.Require("kind", Kinds.Contains(body.Kind), $"It must be one of {string.Join(", ", Kinds)}.");
        rules.Require("state", States.Contains(body.State), $"It must be one of {string.Join(", ", States)}.");
        rules.Require("country", IsCountry(body.Country), "It must be the two letters of a country, such as ZA.");
        rules.Require("services", (body.Services ?? []).All(Services.Contains), $"It must be some of {string.Join(", ", Services)}.");
        rules.Require("hoursSt", (kept.HoursEn is null) == (kept.HoursSt is null), "Say the hours in both languages, or in none.");
        rules.Require("fallback", kept.Fallback != code, "Another mission must help while this one is closed.");
        rules.RequireCode(code);
        rules.Answer();
        return kept;
    }

    /// <summary>The helpline as it would be kept.</summary>
    /// <exception cref="DirectoryRefusal">Something is wrong with it.</exception>
    public static HelplineBody Checked(HelplineBody body, string code)
    {
        var rules = new DirectoryRules();
        var kept = body with
        {
            NameEn = rules.Text("nameEn", body.NameEn, Name),
            NameSt = rules.Text("nameSt", body.NameSt, Name),
            HoursEn = rules.Optional("hoursEn", body.HoursEn, Hours),
            HoursSt = rules.Optional("hoursSt", body.HoursSt, Hours),
            Source = rules.Text("source", body.Source, Source),
            Number = rules.Dialled(body.Number),
            NumberSource = rules.Found(body.Number, body.NumberSource),
        };
        rules.Require("country", IsCountry(body.Country), "It must be the two letters of a country, such as LS.");
        rules.Require("hoursSt", (kept.HoursEn is null) == (kept.HoursSt is null), "Say the hours in both languages, or in none.");
        rules.RequireCode(code);
        rules.Answer();
        return kept;
    }

    /// <summary>True when both are dialled alike.</summary>
    public static bool IsSameNumber(string one, string other) =>
        PhoneText.TryRead(one, out var first) && PhoneText.TryRead(other, out var second) && first == second;

    private static bool IsCountry(string? code) => Countries.All.Any(country => country.Code == code);

    private string Text(string field, string? text, int longest)
    {
        var kept = Folding.Fold((text ?? "").Trim());
        Require(field, kept.Length > 0, "It is missing.");
        return Fitting(field, kept, longest);
    }

    private string? Optional(string field, string? text, int longest)
    {
        var kept = Folding.Fold((text ?? "").Trim());
        return kept.Length == 0 ? null : Fitting(field, kept, longest);
    }

    private string Fitting(string field, string text, int longest)
    {
        Require(field, Gsm7.IsEncodable(text) && !text.AsSpan().ContainsAny('\r', '\n'), "It holds a letter that basic phones do not show.");
        Require(field, Gsm7.Septets(text) <= longest, FormattableString.Invariant($"It may have {longest} characters at most."));
        return text;
    }

    private string? Dialled(string? number)
    {
        if (Optional("number", number, Number) is not { } kept) return null;
        Require(
            "number", PhoneText.TryRead(kept, out var text) && text.Digits.Length is >= FewestDigits and <= MostDigits && kept.All(char.IsAscii),
            FormattableString.Invariant($"It must be a telephone number of {FewestDigits} to {MostDigits} digits."));
        return kept;
    }

    private string? Found(string? number, string? source)
    {
        if (string.IsNullOrWhiteSpace(number)) return null;
        return Text("numberSource", source, Source);
    }

    private void RequireCode(string code) =>
        Require("code", Code().IsMatch(code) && code != Reserved, "It must begin with a small letter and have small letters, digits and hyphens only, 30 at most.");

    private void Require(string field, bool holds, string otherwise)
    {
        if (!holds) _problems.TryAdd(field, [otherwise]);
    }

    private void Answer()
    {
        if (_problems.Count > 0) throw DirectoryRefusal.Invalid(_problems);
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,29}\z")]
    private static partial Regex Code();
}
