namespace Diaspora.Gateway.Features.Remittances;

/// <summary>The words of an article in one language.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Body">Its text.</param>
internal sealed record ArticleWords(string Title, string Body);

/// <summary>A version of an article in one language.</summary>
internal sealed record ArticleText
{
    /// <summary>The article.</summary>
    public required int ArticleId { get; init; }

    /// <summary><c>en</c> or <c>st</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Counts from 1 in each language; 0: the words that were there before versions were kept.</summary>
    public required int Version { get; init; }

    /// <summary>Title.</summary>
    public required string Title { get; init; }

    /// <summary>Text.</summary>
    public required string Body { get; init; }

    /// <summary>Where it comes from.</summary>
    public required string Source { get; init; }

    /// <summary>How far it is.</summary>
    public required ArticleState State { get; init; }

    /// <summary>Of a Sesotho version: the English version that it says again.</summary>
    public int? OfEnglish { get; init; }

    /// <summary>Who wrote it; empty: it is not noted.</summary>
    public required string WrittenBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>Who published or returned it.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Why it was returned.</summary>
    public string? Note { get; init; }

    /// <summary>The words.</summary>
    internal ArticleWords Words => new(Title, Body);
}

/// <summary>How far a version of an article is.</summary>
internal enum ArticleState
{
    /// <summary>It is being written.</summary>
    Draft,

    /// <summary>It waits for another person.</summary>
    Ready,

    /// <summary>It was given back with a note.</summary>
    Returned,

    /// <summary>Phones show it, unless it was taken off.</summary>
    Published,
}

/// <summary>An article with everything that staff know of it.</summary>
internal sealed record ArticleDossier
{
    /// <summary>Id of the article.</summary>
    public required int Id { get; init; }

    /// <summary>Its number on phones, which never moves.</summary>
    public required int Number { get; init; }

    /// <summary>True: sample content.</summary>
    public required bool Sample { get; init; }

    /// <summary>True: phones show it.</summary>
    public required bool PublishedEn { get; init; }

    /// <summary>True: phones show it in Sesotho; otherwise they show the English and say so.</summary>
    public required bool PublishedSt { get; init; }

    /// <summary>What phones show in English, or would if it were published.</summary>
    public required ArticleWords OnPhoneEn { get; init; }

    /// <summary>What phones show in Sesotho; null: nothing.</summary>
    public ArticleWords? OnPhoneSt { get; init; }

    /// <summary>The newest English version.</summary>
    public required ArticleText En { get; init; }

    /// <summary>The newest Sesotho version; null: nobody has written one.</summary>
    public ArticleText? St { get; init; }

    /// <summary>True: the English that phones show is newer than what the Sesotho on phones says again.</summary>
    public required bool SesothoIsBehind { get; init; }

    /// <summary>What readers said, by language.</summary>
    public required IReadOnlyList<ArticleFeedback> Feedback { get; init; }
}

/// <summary>How readers found an article.</summary>
/// <param name="Language">Language in which they use the service.</param>
/// <param name="Clear">Those who found it clear.</param>
/// <param name="Unclear">Those who did not.</param>
internal sealed record ArticleFeedback(string Language, int Clear, int Unclear);

/// <summary>Words as phones would show them.</summary>
/// <param name="Screens">The screens.</param>
/// <param name="Septets">Septets of the text, folded.</param>
/// <param name="Most">Septets that it may have.</param>
/// <param name="Sms">What it costs by SMS, as written and with the letters that phones show.</param>
internal sealed record ArticleLook(IReadOnlyList<string> Screens, int Septets, int Most, Messaging.Preview.MessagePreview Sms);

/// <summary>An article in one language as it is written.</summary>
public sealed record ArticleBody
{
    /// <summary>Title, at most 22 septets.</summary>
    public required string Title { get; init; }

    /// <summary>Text, at most 850 septets.</summary>
    public required string Body { get; init; }

    /// <summary>Where it comes from, at most 200 characters.</summary>
    public required string Source { get; init; }

    /// <summary>True: it waits for another person from now on.</summary>
    public bool Ready { get; init; }

    /// <summary>The version in this language that was read; 0: there is none, or it is the one from before versions were kept.</summary>
    public int Version { get; init; }
}

/// <summary>Which version of an article is meant: the one that was read.</summary>
/// <param name="Version">Its number.</param>
public sealed record ArticleVersion(int Version);

/// <summary>Why a version of an article is returned.</summary>
/// <param name="Version">The version that was read.</param>
/// <param name="Note">What is to be changed, 1 to 300 characters.</param>
public sealed record ArticleNote(int Version, string Note);
