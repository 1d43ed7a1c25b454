using System.Globalization;
using Diaspora.Flows.Answers;
using Diaspora.Flows.Definition;

namespace Diaspora.Flows.Reading;

/// <summary>Reads <c>type:</c> of a question with what belongs to it.</summary>
internal static class AnswerTypeReader
{
    private const string Known = "name, year, number, money, digits, reference, pin, new-pin, text";

    /// <summary>Reads the type of a question.</summary>
    public static AnswerType Read(YamlMap ask)
    {
        switch (ask.Require("type", "one of " + Known))
        {
            case "name":
                return new NameAnswer();
            case "year":
                return new YearAnswer(ask.Number("min", 1900, 1800, 9999));
            case "number":
                return Number(ask);
            case "money":
                return Money(ask);
            case "digits":
                return new DigitsAnswer(ask.Number("length", 4, 1, 20));
            case "reference":
                return new ReferenceAnswer();
            case "pin":
                return new PinAnswer(ask.FindText("same-as"));
            case "new-pin":
                return new NewPinAnswer(ask.Words("not"));
            case "text":
                return Text(ask);
            case "":
                return new NameAnswer();
            case var other:
                ask.File.Report(ask.Find("type")!, "unknown-type", $"There is no answer type '{other}'; known: {Known}.");
                return new NameAnswer();
        }
    }

    private static NumberAnswer Number(YamlMap ask)
    {
        var number = new NumberAnswer(ask.Number("min", 1), ask.Number("max", 99, 0, 999_999));
        if (number.Min > number.Max) ask.File.Report(ask.At.Line, "empty-range", $"No number lies from {number.Min} to {number.Max}.");
        return number;
    }

    private static MoneyAnswer Money(YamlMap ask)
    {
        var money = new MoneyAnswer(Amount(ask, "min"), Amount(ask, "max"));
        if (money.Min > money.Max) ask.File.Report(ask.At.Line, "empty-range", string.Create(CultureInfo.InvariantCulture, $"No amount lies from {money.Min} to {money.Max}."));
        if (money.Max >= 10_000_000) ask.File.Report(ask.Find("max")!, "out-of-range", "'max' must be below ten million.");
        return money;
    }

    private static TextAnswer Text(YamlMap ask)
    {
        var text = new TextAnswer(ask.Number("min", 1, 1, FlowLimits.ScreenSeptets), ask.Number("max", 100, 1, FlowLimits.ScreenSeptets));
        if (text.Min > text.Max) ask.File.Report(ask.At.Line, "empty-range", $"No text is from {text.Min} to {text.Max} characters long.");
        return text;
    }

    private static decimal Amount(YamlMap ask, string key)
    {
        var text = ask.Require(key, "the amount that bounds the answer");
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)) return amount;
        if (text.Length > 0) ask.File.Report(ask.At.Line, "not-a-number", $"'{key}' must be an amount such as 50 or 99.50, not '{text}'.");
        return 0;
    }
}
