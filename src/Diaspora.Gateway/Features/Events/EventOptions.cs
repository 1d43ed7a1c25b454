using System.CommandLine;

namespace Diaspora.Gateway.Features.Events;

/// <summary>The options that describe an event on the command line.</summary>
internal sealed class EventOptions
{
    private readonly Option<string?> _titleEn = new("--title-en") { Description = $"English title, at most {EventWords.Title} letters" };
    private readonly Option<string?> _titleSt = new("--title-st") { Description = $"Sesotho title, at most {EventWords.Title} letters" };
    private readonly Option<string?> _place = new("--place") { Description = $"Place, at most {EventWords.Place} letters" };
    private readonly Option<string?> _district = new("--district") { Description = "ISO 3166-2 code of the district, such as LS-A" };
    private readonly Option<DateOnly?> _from = new("--from") { Description = "First day, as 2026-12-19" };
    private readonly Option<DateOnly?> _to = new("--to") { Description = "Last day; the first when not given" };
    private readonly Option<TimeOnly?> _time = new("--time") { Description = "When it begins, as 09:00" };
    private readonly Option<string?> _summaryEn = new("--summary-en")
    {
        Description = $"Cost and content in English, at most {EventWords.Summary} letters",
    };
    private readonly Option<string?> _summarySt = new("--summary-st")
    {
        Description = $"Cost and content in Sesotho, at most {EventWords.Summary} letters",
    };
    private readonly Option<int?> _capacity = new("--capacity") { Description = "Most people who can come; 0: no limit" };

    /// <summary>Lets a command take the options.</summary>
    /// <param name="command">The command.</param>
    /// <param name="required">True: those without which there is no event must be given.</param>
    public void AddTo(Command command, bool required)
    {
        foreach (var option in new Option[] { _titleEn, _titleSt, _place, _district, _from, _time, _summaryEn, _summarySt })
        {
            option.Required = required;
            command.Add(option);
        }

        command.Add(_to);
        command.Add(_capacity);
    }

    /// <summary>The event with what was given put in the place of what it had.</summary>
    public Event Apply(ParseResult parsed, Event held)
    {
        var from = parsed.GetValue(_from);
        return EventRules.Fold(held with
        {
            TitleEn = parsed.GetValue(_titleEn) ?? held.TitleEn,
            TitleSt = parsed.GetValue(_titleSt) ?? held.TitleSt,
            Place = parsed.GetValue(_place) ?? held.Place,
            District = parsed.GetValue(_district) ?? held.District,
            StartsOn = from ?? held.StartsOn,
            EndsOn = parsed.GetValue(_to) ?? from ?? held.EndsOn,
            StartsAt = parsed.GetValue(_time) ?? held.StartsAt,
            SummaryEn = parsed.GetValue(_summaryEn) ?? held.SummaryEn,
            SummarySt = parsed.GetValue(_summarySt) ?? held.SummarySt,
            Capacity = parsed.GetValue(_capacity) switch { null => held.Capacity, 0 => null, var given => given },
        });
    }
}
