namespace Diaspora.Gateway.Features.Remittances;

/// <summary>A question or a problem as the inbox shows it: nothing of what was typed.</summary>
internal sealed record HeldQuestion
{
    /// <summary>Its number in the list.</summary>
    public required long Id { get; init; }

    /// <summary>The reference that the person has, eight digits.</summary>
    public required string Reference { get; init; }

    /// <summary><see cref="NewQuestion.Policy"/> or <see cref="NewQuestion.Problem"/>.</summary>
    public required string Topic { get; init; }

    /// <summary>English title of the article; null: none.</summary>
    public string? Article { get; init; }

    /// <summary>Short name of the sender; null: none, or one that is not listed.</summary>
    public string? Provider { get; init; }

    /// <summary>What went wrong; null for a question.</summary>
    public string? What { get; init; }

    /// <summary>Language that the person chose; null: none.</summary>
    public string? Language { get; init; }

    /// <summary>True: there are words to read.</summary>
    public required bool HasText { get; init; }

    /// <summary>When it was asked.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>When it is to be answered at the latest.</summary>
    public DateTimeOffset DueAt => AskedAt + QuestionDesk.Allowed;

    /// <summary>When it was answered; null: it waits.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Who answered.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>When its words were taken out because they told too much; null: they were not.</summary>
    public DateTimeOffset? RedactedAt { get; init; }

    /// <summary>Who took them out.</summary>
    public string? RedactedBy { get; init; }

    /// <summary>The reference as it is shown, <c>1926 0488</c>.</summary>
    public string Number => Privacy.Reference.TryParse(Reference, out var reference) ? reference.ToString() : "";

    /// <summary>True when it waits longer than it may.</summary>
    public bool IsLate(DateTimeOffset now) => AnsweredAt is null && now > DueAt;
}

/// <summary>What somebody typed and what they were answered.</summary>
/// <param name="Text">What was typed; null: nothing, it was taken out, or its time is over.</param>
/// <param name="Answer">The answer; null: none yet, or its time is over.</param>
internal sealed record QuestionWords(string? Text, string? Answer);

/// <summary>An answer before it is sent.</summary>
/// <param name="Septets">Septets of the answer as it would leave.</param>
/// <param name="Most">Septets that it may have.</param>
/// <param name="Problem">Why it cannot leave; null: it can.</param>
/// <param name="Sms">The whole SMS as the person reads it and what it costs; null: it cannot leave.</param>
internal sealed record AnswerPreview(int Septets, int Most, string? Problem, Messaging.Preview.TextCost? Sms);

/// <summary>Words that answers begin with.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Version">Counts its changes, from 1; a change must name the one that was read.</param>
/// <param name="Name">Its name for staff.</param>
/// <param name="TextEn">The words in English.</param>
/// <param name="TextSt">The words in Sesotho.</param>
/// <param name="InUse">False: it is not offered any more.</param>
/// <param name="ChangedBy">Who wrote this version.</param>
/// <param name="ChangedAt">When.</param>
internal sealed record AnswerTemplate(
    long Id, int Version, string Name, string TextEn, string TextSt, bool InUse, string ChangedBy, DateTimeOffset ChangedAt);

/// <summary>Why somebody opens what a person wrote.</summary>
/// <param name="Reason">5 to 200 characters, without names; it stands in the audit.</param>
public sealed record OpenReason(string Reason);

/// <summary>An answer.</summary>
/// <param name="Answer">As the person reads it by SMS.</param>
public sealed record NewAnswer(string Answer);

/// <summary>Words that answers begin with, as they are written.</summary>
/// <param name="Name">Name for staff, at most 60 characters.</param>
/// <param name="TextEn">English words, at most 270 septets.</param>
/// <param name="TextSt">Sesotho words, at most 270 septets.</param>
/// <param name="InUse">False: it is not offered any more.</param>
/// <param name="Version">The version that was read; 0: it is new.</param>
public sealed record TemplateBody(string Name, string TextEn, string TextSt, bool InUse = true, int Version = 0);
