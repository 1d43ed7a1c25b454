using Diaspora.Gateway.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Conversations.Words;

/// <summary>Why something cannot be done with a text, as it is told to who asked.</summary>
internal sealed class WordRefusal : ApiRefusal
{
    private WordRefusal(ProblemHttpResult answer)
        : base(answer)
    {
    }

    /// <summary>There is no such flow, screen or text.</summary>
    public static WordRefusal Unknown() => new(ApiProblem.NotFound("words/not-found", "There is no such text."));

    /// <summary>There is no such note.</summary>
    public static WordRefusal UnknownNote() => new(ApiProblem.NotFound("words/note-not-found", "There is no such note."));

    /// <summary>The words are not those that were read.</summary>
    public static WordRefusal Changed(string text) => new(ApiProblem.Conflict(
        "words/changed", $"The words of {text} have changed since you read them. Read them again; nothing was signed."));

    /// <summary>Their signature stands in a file of the program.</summary>
    public static WordRefusal Filed() => new(ApiProblem.Conflict(
        "words/filed", "The signature stands in reviews.yaml. Write a note instead: an author takes it out."));

    /// <summary>They have not signed these words.</summary>
    public static WordRefusal NotSigned() => new(ApiProblem.Conflict("words/not-signed", "You have not signed these words."));

    /// <summary>The note is settled.</summary>
    public static WordRefusal Settled(string by) => new(ApiProblem.Conflict("words/settled", $"It was settled meanwhile by {by}."));

    /// <summary>A field breaks a rule.</summary>
    public static WordRefusal Invalid(string field, string problem) => new(ApiProblem.Invalid(field, problem));
}
