using Diaspora.Flows.Text;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Privacy;

namespace Diaspora.Gateway.Features.FoodAssistance;

/// <summary>A filled form, without the PIN.</summary>
/// <param name="District">Code of the district.</param>
/// <param name="Name">First name and surname.</param>
/// <param name="Answers">All else that was answered.</param>
internal sealed record FoodForm(string District, string Name, FoodAnswers Answers)
{
    /// <summary>The form of a flow that gives every input of <see cref="Inputs"/>.</summary>
    public static FoodForm Of(ActionContext context)
    {
        // Whoever applied without the questions may have left some unfinished before: they are not part of the form.
        var screened = context["way"] != DirectWay;
        return new FoodForm(
            context["district"],
            context["name"],
            new FoodAnswers(
                context["year"], context["village"], context["people"], context["return-month"], context["return-year"], context["id"],
                screened ? context["came-home"] : "", screened ? context["income"] : "",
                screened ? context["other-help"] : "", screened ? context["need"] : ""));
    }

    /// <summary>Inputs that an action needs to read a form.</summary>
    public static IReadOnlyList<string> Inputs { get; } =
    [
        "way", "district", "people", "came-home", "income", "other-help", "need", "name", "year", "village", "return-month", "return-year", "id",
    ];

    /// <summary>Value of the input <c>way</c> when the person chose to apply without the questions: the number in the menu.</summary>
    private const string DirectWay = "3";

    /// <summary>Equal for equal forms.</summary>
    public byte[] Hash(KeyedHasher hasher) => Convert.FromHexString(hasher.Hash("food-form", $"{District}\n{Name}\n{Answers.Joined}"));

    /// <summary>Equal for forms of what seems to be one person: name in any order and spelling of marks, birth year, village.</summary>
    public byte[] PersonHash(KeyedHasher hasher) =>
        Convert.FromHexString(hasher.Hash("food-person", $"{Plain(Name)}\n{Answers.BirthYear}\n{Plain(Answers.Village)}"));

    /// <summary>Equal for forms with the same district and the same last digits of an identity number; null when none were given.</summary>
    public byte[]? IdHash(KeyedHasher hasher) =>
        Answers.IdLast4.Length == 0 ? null : Convert.FromHexString(hasher.Hash("food-id", $"{District}\n{Answers.IdLast4}"));

    /// <summary>The name as screens show it where others may look on: <c>Puseletso M.</c></summary>
    public static string ShortName(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words is [var first, .., var last] && last.FirstOrDefault(char.IsLetter) is var initial and not '\0'
            ? $"{first} {char.ToUpperInvariant(initial)}."
            : name;
    }

    private static string Plain(string text)
    {
        var kept = Folding.Fold(text).ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-').ToArray();
        return string.Concat(new string(kept).Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }
}

/// <summary>Answers of an application as they are encrypted together; empty where the person gave none.</summary>
/// <param name="BirthYear">Four digits.</param>
/// <param name="Village">The village, chosen or typed.</param>
/// <param name="Household">People in the household, 1 to 30.</param>
/// <param name="ReturnMonth">Month of coming home, 1 to 12.</param>
/// <param name="ReturnYear">Year of coming home.</param>
/// <param name="IdLast4">Last four digits of the identity number.</param>
/// <param name="CameHome">Whether the person came home from another country: <c>yes</c>, <c>no</c>.</param>
/// <param name="SteadyIncome">Whether the household has a steady income.</param>
/// <param name="OtherHelp">Whether the household gets other help.</param>
/// <param name="SpecialNeed">Whether someone is old, disabled, pregnant or a small child.</param>
public sealed record FoodAnswers(
    string BirthYear, string Village, string Household, string ReturnMonth, string ReturnYear, string IdLast4,
    string CameHome, string SteadyIncome, string OtherHelp, string SpecialNeed)
{
    /// <summary>All answers in one line each.</summary>
    internal string Joined => string.Join(
        '\n', BirthYear, Village, Household, ReturnMonth, ReturnYear, IdLast4, CameHome, SteadyIncome, OtherHelp, SpecialNeed);
}
