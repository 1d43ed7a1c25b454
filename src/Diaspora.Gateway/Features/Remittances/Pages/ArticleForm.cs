using System.Globalization;

namespace Diaspora.Gateway.Features.Remittances.Pages;

/// <summary>An article in one language as it stands in the form.</summary>
internal sealed class ArticleForm
{
    public string? Title { get; set; }

    public string? Body { get; set; }

    public string? Source { get; set; }

    public bool Ready { get; set; }

    public string? Version { get; set; }

    /// <summary><c>look</c>: it is only shown as a phone would.</summary>
    public string? Step { get; set; }

    public static ArticleForm Of(ArticleText text) => new()
    {
        Title = text.Title,
        Body = text.Body,
        Source = text.Source,
        Version = text.Version.ToString(CultureInfo.InvariantCulture),
    };

    public ArticleBody ToBody() => new()
    {
        Title = Title ?? "",
        Body = Body ?? "",
        Source = Source ?? "",
        Ready = Ready,
        Version = int.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0,
    };
}

/// <summary>What is decided of a version.</summary>
internal sealed class DecisionForm
{
    public string? Version { get; set; }

    public string? Note { get; set; }

    public int Read => int.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
}

/// <summary>An answer as it stands in the form.</summary>
internal sealed class AnswerForm
{
    public string? Answer { get; set; }

    /// <summary><c>send</c>: it was looked at and leaves.</summary>
    public string? Step { get; set; }
}

/// <summary>An answer template as it stands in the form.</summary>
internal sealed class TemplateForm
{
    public string? Name { get; set; }

    public string? TextEn { get; set; }

    public string? TextSt { get; set; }

    public bool Retired { get; set; }

    public string? Version { get; set; }

    public static TemplateForm Of(AnswerTemplate template) => new()
    {
        Name = template.Name,
        TextEn = template.TextEn,
        TextSt = template.TextSt,
        Retired = !template.InUse,
        Version = template.Version.ToString(CultureInfo.InvariantCulture),
    };

    public TemplateBody ToBody() => new(
        Name ?? "", TextEn ?? "", TextSt ?? "", !Retired, int.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0);
}
