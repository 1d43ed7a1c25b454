namespace Diaspora.Flows.Definition;

/// <summary>One step of a flow. Exactly one of the six kinds.</summary>
public abstract record Screen
{
    /// <summary>Name of the screen, kebab-case, unique in its flow.</summary>
    public required string Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required Source At { get; init; }

    /// <summary>Why the screen exists, for the people who review the flow.</summary>
    public string? Note { get; init; }

    /// <summary>How many native readers its Sesotho texts need at least; <see cref="Flow.Reviewers"/> may ask for more.</summary>
    public int Reviewers { get; init; } = 1;
}

/// <summary>A screen that shows something and waits for an input.</summary>
public abstract record WaitingScreen : Screen
{
    /// <summary>The text above the options; a menu may have none.</summary>
    public required LocalText Text { get; init; }

    /// <summary>The text used by SMS instead; null: the same.</summary>
    public LocalText? SmsText { get; init; }

    /// <summary>What the key 0 does and is called.</summary>
    public ZeroKey Zero { get; init; } = ZeroKey.Back;

    /// <summary>True: shows the line of key 00 as well (the key works everywhere).</summary>
    public bool ShowMain { get; init; }

    /// <summary>False: the key 0 on later screens does not come back here.</summary>
    public bool Remembered { get; init; } = true;

    /// <summary>False: refused by SMS.</summary>
    public bool BySms { get; init; } = true;

    /// <summary>Screen shown after a language switch instead of this one; null: the same screen again.</summary>
    public string? OnLanguage { get; init; }
}

/// <summary>What the key 0 does on a screen.</summary>
public enum ZeroKey
{
    /// <summary>The screen before; on the first screen it leaves.</summary>
    Back,

    /// <summary>Leaves the service.</summary>
    Exit,

    /// <summary>Leaves the service, worded as giving up what was typed.</summary>
    Cancel,

    /// <summary>Not a key here: it is an answer, or wrong.</summary>
    None,
}

/// <summary>A menu: fixed options under fixed numbers, on pages of fixed numbers.</summary>
public sealed record ChooseScreen : WaitingScreen
{
    /// <summary>The options in the order of their numbers.</summary>
    public required IReadOnlyList<Option> Options { get; init; }

    /// <summary>Name under which the chosen option's value is kept; null: not kept.</summary>
    public string? As { get; init; }

    /// <summary>How many numbers a page covers on USSD: 5 puts 1 to 5 on the first page and 6 to 10 on the second.</summary>
    public int PageSize { get; init; } = 9;
}

/// <summary>A list whose rows come from an action, paged.</summary>
public sealed record ListScreen : WaitingScreen
{
    /// <summary>Name of the action that gives the rows.</summary>
    public required string Rows { get; init; }

    /// <summary>Inputs of the action: input name to value name.</summary>
    public required IReadOnlyDictionary<string, string> With { get; init; }

    /// <summary>Name under which the chosen row is kept; null: rows are only read, not chosen.</summary>
    public string? As { get; init; }

    /// <summary>Where a chosen row leads; null: rows are only read.</summary>
    public Target? Go { get; init; }

    /// <summary>Where an empty list leads.</summary>
    public required Target Empty { get; init; }

    /// <summary>Options under fixed numbers on every page; rows skip their numbers.</summary>
    public required IReadOnlyList<Option> Options { get; init; }

    /// <summary>Stands under the last row; null, or empty when rendered: nothing.</summary>
    public LocalText? Foot { get; init; }

    /// <summary>Most rows on a page.</summary>
    public int PageSize { get; init; } = 5;

    /// <summary>True: any row's number works from any page; false (changing lists): only those on the page shown.</summary>
    public bool Fixed { get; init; }
}

/// <summary>A question with a typed answer.</summary>
public sealed record AskScreen : WaitingScreen
{
    /// <summary>The type that reads the answer.</summary>
    public required AnswerType Type { get; init; }

    /// <summary>Name under which the answer is kept.</summary>
    public required string As { get; init; }

    /// <summary>Shown instead of the text after an answer that the type does not accept.</summary>
    public required LocalText Wrong { get; init; }

    /// <summary>Shown instead of the text after a new PIN that is too easy; null unless the type makes a PIN.</summary>
    public LocalText? Easy { get; init; }

    /// <summary>What is typed to leave the answer empty; null: an answer is needed.</summary>
    public string? Skip { get; init; }

    /// <summary>Where an accepted or skipped answer leads.</summary>
    public required Target Go { get; init; }
}

/// <summary>A text to read, on as many pages as it needs.</summary>
public sealed record SayScreen : WaitingScreen
{
    /// <summary>Where key 1 leads after the last page; null: the text ends there.</summary>
    public Target? Go { get; init; }

    /// <summary>Further options, shown on every page; number 1 is always the next page.</summary>
    public required IReadOnlyList<Option> Options { get; init; }
}

/// <summary>Runs an action and goes on by its outcome.</summary>
public sealed record DoScreen : Screen
{
    /// <summary>Name of the action.</summary>
    public required string Action { get; init; }

    /// <summary>Inputs of the action: input name to value name.</summary>
    public required IReadOnlyDictionary<string, string> With { get; init; }

    /// <summary>Outcome to place.</summary>
    public required IReadOnlyDictionary<string, Target> On { get; init; }
}

/// <summary>The last screen: closes the session.</summary>
public sealed record EndScreen : Screen
{
    /// <summary>The closing text.</summary>
    public required LocalText Text { get; init; }

    /// <summary>Texts to send, each when its condition holds.</summary>
    public required IReadOnlyList<EndMessage> Messages { get; init; }

    /// <summary>
    /// True: a redial after this screen is offered to go on from the question before it, because the person may never have
    /// seen the answer; the action behind it must then say that it was done already.
    /// </summary>
    public bool Again { get; init; }
}

/// <summary>A message sent by an end screen.</summary>
/// <param name="Message">Name of the message in the flow.</param>
/// <param name="When">Sent only when this holds; null: always.</param>
/// <param name="At">Where it stands.</param>
public sealed record EndMessage(string Message, Condition? When, Source At);
