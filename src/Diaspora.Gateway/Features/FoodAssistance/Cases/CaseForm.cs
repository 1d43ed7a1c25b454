using System.Globalization;
using Diaspora.Flows.Definition;
using Diaspora.Flows.Text;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Privacy;

namespace Diaspora.Gateway.Features.FoodAssistance.Cases;

/// <summary>Reads the form of an officer with the questions of the flow <c>food</c>, so that a phone and the console accept the same answers.</summary>
internal sealed class CaseForm(FlowSet flows)
{
    private const string Country = "LS";

    /// <summary>How long ago an agreement may be that is entered now.</summary>
    private static readonly TimeSpan s_oldest = TimeSpan.FromDays(31);

    private Flow Food => flows.Get("food");

    /// <summary>Version of the flow that holds the text of the agreement.</summary>
    public int ConsentVersion => Food.Version;

    /// <summary>The words of a screen of the flow <c>food</c> in one of its languages.</summary>
    public string Words(string screen, string language)
    {
        var at = flows.Languages.ToList().IndexOf(language);
        return ((WaitingScreen)Food.Screens[screen]).Text[at].Render(_ => "");
    }

    /// <summary>Names of the districts by their codes, in the order of the list that people choose from.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Districts =>
    [
        .. ((ChooseScreen)Food.Screens["district"]).Options.Select(o => KeyValuePair.Create(o.Value, o.Label[0].Render(_ => ""))),
    ];

    /// <summary>Name of a district; its code where there is none.</summary>
    public string NameOf(string code) => Districts.FirstOrDefault(d => d.Key == code).Value ?? code;

    /// <summary>A PIN that the person keyed twice.</summary>
    /// <exception cref="CaseRefusal">It is none, too easy, the year of birth, or was not repeated.</exception>
    public string ReadPin(CasePinRequest request, string birthYear)
    {
        var fault = Ask("pin").Type.Read(request.Pin ?? "", new AnswerContext(DateOnly.MaxValue, _ => birthYear), out var pin);
        if (fault == AnswerFault.Easy) throw CaseRefusal.Invalid("pin", "Too easy. Choose another 4-digit PIN, and not your birth year.");
        if (fault != AnswerFault.None) throw CaseRefusal.Invalid("pin", "A PIN has 4 digits.");
        return pin == request.Again ? pin : throw CaseRefusal.Invalid("again", "That is not the same PIN.");
    }

    /// <summary>The form, the witness and the time of the agreement, and the number for news if there is one.</summary>
    /// <exception cref="CaseRefusal">Something is wrong; every field is named.</exception>
    public (FoodForm Form, string Witness, DateTimeOffset AgreedAt, Msisdn? Number) Read(NewCase entry, DateTimeOffset now)
    {
        var problems = new Dictionary<string, string[]>();
        var today = LesothoTime.DateOf(now);
        void Wrong(string field, string problem) => problems[field] = [problem];
        string Answer(string field, string screen, string? input, string problem)
        {
            var ask = Ask(screen);
            var cleaned = InputText.Clean(input ?? "");
            if (cleaned.Length == 0 && ask.Skip is not null) return "";
            if (ask.Type.Read(cleaned, new AnswerContext(today, _ => null), out var value) != AnswerFault.None) Wrong(field, problem);
            return value;
        }

        string YesOrNo(string field, string? input)
        {
            if (input is not (null or "" or "yes" or "no")) Wrong(field, "It must be yes, no or nothing.");
            return input ?? "";
        }

        if (!entry.Agreed) Wrong("agreed", "Read the text aloud first. Without the person's yes nothing is kept.");
        if (entry.Language is null || !flows.Languages.Contains(entry.Language)) Wrong("language", "Choose the language in which you read it.");
        if (Districts.All(d => d.Key != entry.District)) Wrong("district", "Choose a district.");
        var witness = Answer("witness", "name", entry.Witness, "Type the first name and surname of who heard the person agree.");
        var agreedAt = entry.AgreedAt ?? now;
        if (agreedAt > now.AddMinutes(1) || agreedAt < now - s_oldest) Wrong("agreedAt", "It must be a time within the last 31 days.");
        var form = new FoodForm(
            entry.District ?? "",
            Answer("name", "name", entry.Name, "Letters only: first name and surname."),
            new FoodAnswers(
                Answer("year", "year", entry.Year, "Four digits, like 1985."),
                Answer("village", "village-typed", entry.Village, "2 to 30 letters."),
                Answer("people", "household", entry.People, "A number from 1 to 30."),
                Answer("returnMonth", "return-month", entry.ReturnMonth, "A number from 1 to 12, or nothing."),
                Answer("returnYear", "return-year", entry.ReturnYear, "Four digits, like 2026, or nothing."),
                Answer("id", "id", entry.Id, "Only the last 4 digits, or nothing."),
                YesOrNo("cameHome", entry.CameHome), YesOrNo("income", entry.Income),
                YesOrNo("otherHelp", entry.OtherHelp), YesOrNo("need", entry.Need)));
        if (!problems.ContainsKey("year") && AgeProblem(form.Answers.BirthYear, entry.Is18, today) is { } age) Wrong("year", age);
        var number = ReadContact(entry, Wrong);
        return problems.Count == 0 ? (form, witness, agreedAt, number) : throw CaseRefusal.Invalid(problems);
    }

    /// <summary>A number that can be texted and called.</summary>
    public static Msisdn? ReadNumber(string? text) =>
        Msisdn.TryParse(text, Country, out var number) && number.CanReceiveSms ? number : null;

    private static string? AgeProblem(string year, bool is18, DateOnly today) => FoodAge.Of(int.Parse(year, CultureInfo.InvariantCulture), today) switch
    {
        FoodAge.Under18 =>
            "Under 18: nothing is entered here. A social worker helps a child who leads a household to apply: put a number to call on the call-back list.",
        FoodAge.Turns18 when !is18 => "The person turns 18 this year. Ask, and tick below if they are 18 already.",
        _ => null,
    };

    private static Msisdn? ReadContact(NewCase entry, Action<string, string> wrong)
    {
        switch (entry.Contact)
        {
            case "none":
                if (!string.IsNullOrWhiteSpace(entry.Number)) wrong("number", "Say whose number it is, or leave it out.");
                return null;
            case "own" or "neighbour":
                if (entry.Contact == "neighbour" && !entry.NeighbourAgreed)
                    wrong("neighbourAgreed", "Ask the neighbour first. Without their yes the number is not kept.");
                if (ReadNumber(entry.Number) is { } number) return number;
                wrong("number", "It is no number of a mobile phone.");
                return null;
            default:
                wrong("contact", "Choose where news go, or no SMS.");
                return null;
        }
    }

    private AskScreen Ask(string screen) => (AskScreen)Food.Screens[screen];
}
