using System.Globalization;

namespace Diaspora.Gateway.Features.Remittances.Pages;

/// <summary>Reads what was typed into the fields of a form and notes what cannot be read.</summary>
internal sealed class TypedFields
{
    private readonly Dictionary<string, string[]> _problems = [];

    /// <summary>An amount in cents, from <c>44.50</c>.</summary>
    public int Cents(string field, string? written)
    {
        var text = written?.Trim().Replace(" ", "", StringComparison.Ordinal);
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount < 100_000 && decimal.Round(amount, 2) == amount)
            return (int)(amount * 100);
        return Wrong(field, "It must be an amount such as 44.50.");
    }

    /// <summary>Hundredths of a percent, from <c>1.5</c>; nothing: none.</summary>
    public int BasisPoints(string field, string? written)
    {
        if (string.IsNullOrWhiteSpace(written)) return 0;
        if (decimal.TryParse(written.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent <= 100 && decimal.Round(percent, 2) == percent)
            return (int)(percent * 100);
        return Wrong(field, "It must be a percentage such as 1.5.");
    }

    /// <summary>A whole number.</summary>
    public int Number(string field, string? written) =>
        int.TryParse(written?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Wrong(field, "It must be a number.");

    /// <summary>A day.</summary>
    public DateOnly Day(string field, string? written)
    {
        if (DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        Wrong(field, "It must be a day.");
        return default;
    }

    /// <summary>A day, or nothing.</summary>
    public DateOnly? OptionalDay(string field, string? written) => string.IsNullOrWhiteSpace(written) ? null : Day(field, written);

    /// <summary>Refuses the form when something could not be read.</summary>
    public void Check()
    {
        if (_problems.Count > 0) throw MoneyRefusal.Invalid(_problems);
    }

    /// <summary>An amount as it stands in a form.</summary>
    public static string Amount(int cents) => string.Create(CultureInfo.InvariantCulture, $"{cents / 100}.{cents % 100:00}");

    /// <summary>A percentage as it stands in a form.</summary>
    public static string Percent(int basisPoints) => (basisPoints / 100m).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A day as it stands in a form.</summary>
    public static string? Date(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private int Wrong(string field, string problem)
    {
        _problems.TryAdd(field, [problem]);
        return 0;
    }
}

/// <summary>A price as it stands in the form.</summary>
internal sealed class PriceForm
{
    public string? Id { get; set; }

    /// <summary>Sender, country and way of paying out, as <c>1/ZA/cash</c>.</summary>
    public string? Service { get; set; }

    public string? FromCents { get; set; }

    public string? ToCents { get; set; }

    public string? FixedCents { get; set; }

    public string? BasisPoints { get; set; }

    public string? Source { get; set; }

    public string? CheckedOn { get; set; }

    public bool YearOnly { get; set; }

    public string? ValidUntil { get; set; }

    public string? NoteEn { get; set; }

    public string? NoteSt { get; set; }

    public bool Hidden { get; set; }

    public string? Reason { get; set; }

    public static PriceForm Of(PriceEntry price) => new()
    {
        Id = price.Id.ToString(CultureInfo.InvariantCulture),
        Service = FormattableString.Invariant($"{price.Provider}/{price.Country}/{price.Method}"),
        FromCents = TypedFields.Amount(price.FromCents),
        ToCents = TypedFields.Amount(price.ToCents),
        FixedCents = TypedFields.Amount(price.FixedCents),
        BasisPoints = TypedFields.Percent(price.BasisPoints),
        Source = price.Source,
        CheckedOn = TypedFields.Date(price.CheckedOn),
        YearOnly = price.CheckedPrecision == "year",
        ValidUntil = TypedFields.Date(price.ValidUntil),
        NoteEn = price.NoteEn,
        NoteSt = price.NoteSt,
        Hidden = price.Hidden,
    };

    public PriceEntry ToEntry()
    {
        var typed = new TypedFields();
        var place = (Service ?? "").Split('/');
        if (place.Length != 3) throw MoneyRefusal.Invalid("service", "Choose who pays out and how.");
        var entry = new PriceEntry
        {
            Id = int.TryParse(Id, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0,
            Provider = typed.Number("service", place[0]),
            Country = place[1],
            Method = place[2],
            FromCents = typed.Cents("fromCents", FromCents),
            ToCents = typed.Cents("toCents", ToCents),
            FixedCents = string.IsNullOrWhiteSpace(FixedCents) ? 0 : typed.Cents("fixedCents", FixedCents),
            BasisPoints = typed.BasisPoints("basisPoints", BasisPoints),
            Source = Source ?? "",
            CheckedOn = typed.Day("checkedOn", CheckedOn),
            CheckedPrecision = YearOnly ? "year" : "day",
            ValidUntil = typed.OptionalDay("validUntil", ValidUntil),
            NoteEn = NoteEn,
            NoteSt = NoteSt,
            Hidden = Hidden,
        };
        typed.Check();
        return entry;
    }
}

/// <summary>A service as it stands in the form.</summary>
internal sealed class ServiceForm
{
    public string? Provider { get; set; }

    public string? Country { get; set; }

    public string? Method { get; set; }

    public string? NeedsEn { get; set; }

    public string? NeedsSt { get; set; }

    public string? TermsEn { get; set; }

    public string? TermsSt { get; set; }

    public string? Source { get; set; }

    public string? CheckedOn { get; set; }

    public bool YearOnly { get; set; }

    public string? Reason { get; set; }

    public static ServiceForm Of(ServiceEntry service) => new()
    {
        Provider = service.Provider.ToString(CultureInfo.InvariantCulture),
        Country = service.Country,
        Method = service.Method,
        NeedsEn = service.NeedsEn,
        NeedsSt = service.NeedsSt,
        TermsEn = service.TermsEn,
        TermsSt = service.TermsSt,
        Source = service.Source,
        CheckedOn = TypedFields.Date(service.CheckedOn),
        YearOnly = service.CheckedPrecision == "year",
    };

    public ServiceEntry ToEntry()
    {
        var typed = new TypedFields();
        var entry = new ServiceEntry
        {
            Provider = typed.Number("provider", Provider),
            Country = Country ?? "",
            Method = Method ?? "",
            NeedsEn = NeedsEn,
            NeedsSt = NeedsSt,
            TermsEn = TermsEn,
            TermsSt = TermsSt,
            Source = Source ?? "",
            CheckedOn = typed.Day("checkedOn", CheckedOn),
            CheckedPrecision = YearOnly ? "year" : "day",
        };
        typed.Check();
        return entry;
    }
}

/// <summary>A sender as it stands in the form.</summary>
internal sealed class ProviderForm
{
    public string? Number { get; set; }

    public string? Label { get; set; }

    public string? Name { get; set; }

    public string? State { get; set; }

    public string? Source { get; set; }

    public string? Reason { get; set; }

    public static ProviderForm Of(ProviderEntry provider) => new()
    {
        Number = provider.Number.ToString(CultureInfo.InvariantCulture),
        Label = provider.Label,
        Name = provider.Name,
        State = provider.State,
        Source = provider.Source,
    };

    public ProviderEntry ToEntry()
    {
        var typed = new TypedFields();
        var entry = new ProviderEntry
        {
            Number = typed.Number("number", Number), Label = Label ?? "", Name = Name ?? "", State = State ?? "", Source = Source ?? "",
        };
        typed.Check();
        return entry;
    }
}

/// <summary>A corridor as it stands in the form.</summary>
internal sealed class CorridorForm
{
    public string? Country { get; set; }

    public string? Currency { get; set; }

    public string? MinCents { get; set; }

    public string? MaxCents { get; set; }

    public string? Reason { get; set; }

    public static CorridorForm Of(CorridorEntry corridor) => new()
    {
        Country = corridor.Country,
        Currency = corridor.Currency,
        MinCents = TypedFields.Amount(corridor.MinCents),
        MaxCents = TypedFields.Amount(corridor.MaxCents),
    };

    public CorridorEntry ToEntry()
    {
        var typed = new TypedFields();
        var entry = new CorridorEntry
        {
            Country = Country ?? "",
            Currency = Currency ?? "",
            MinCents = typed.Cents("minCents", MinCents),
            MaxCents = typed.Cents("maxCents", MaxCents),
        };
        typed.Check();
        return entry;
    }
}

/// <summary>A remark, and what is to be done.</summary>
internal sealed class NoteForm
{
    public string? Note { get; set; }
}
