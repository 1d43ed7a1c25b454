using Diaspora.Flows.Definition;
using YamlDotNet.RepresentationModel;

namespace Diaspora.Flows.Reading;

/// <summary>Reads one screen.</summary>
internal sealed class ScreenReader(OptionReader options)
{
    private static readonly string[] s_kinds = ["choose", "list", "ask", "say", "do", "end"];

    /// <summary>
    /// Reads a screen. One that is none gives a problem and an empty end screen, so that what leads to it is not called wrong as well.
    /// </summary>
    public Screen Read(string id, YamlMap screen)
    {
        var note = screen.FindText("note");
        var reviewers = screen.Number("reviewers", 1, 1, 2);
        var kinds = s_kinds.Where(k => screen.Find(k) is not null).ToArray();
        screen.Done();
        if (kinds.Length != 1)
        {
            screen.File.Report(screen.At.Line, "one-kind", $"Screen '{id}' must have exactly one of {string.Join(", ", s_kinds)}.");
            return Unread(id, screen);
        }

        if (screen.FindMap(kinds[0], screen.Path) is not { } body) return Unread(id, screen);
        Screen read = kinds[0] switch
        {
            "choose" => Choose(id, note, body),
            "list" => List(id, note, body),
            "ask" => Ask(id, note, body),
            "say" => Say(id, note, body),
            "do" => Do(id, note, body),
            _ => End(id, note, body),
        };
        body.Done();
        return read with { At = screen.At, Reviewers = reviewers };
    }

    private static EndScreen Unread(string id, YamlMap screen) => new()
    {
        Id = id,
        At = screen.At,
        Text = screen.File.EmptyText(screen.At, screen.Path + "/text"),
        Messages = [],
    };

    private ChooseScreen Choose(string id, string? note, YamlMap body) => Waiting(body, new ChooseScreen
    {
        Id = id,
        Note = note,
        At = body.At,
        Text = body.FindLocal("text") ?? body.File.EmptyText(body.At, body.Path + "/text"),
        Options = options.Read(body),
        As = body.FindText("as"),
        PageSize = body.Number("page", 9, 1, 97),
    });

    private static ListScreen List(string id, string? note, YamlMap body)
    {
        var fixedOptions = body.FindMap("options") is { } own ? OptionReader.Options(own, targets: true) : [];
        return Waiting(body, new ListScreen
        {
            Id = id,
            Note = note,
            At = body.At,
            Text = body.RequireLocal("text", "what stands above the rows"),
            Rows = body.Require("rows", "the action that gives the rows"),
            With = body.Pairs("with"),
            As = body.FindText("as"),
            Go = TargetReader.Find(body, "go"),
            Empty = TargetReader.Read(body, "empty", "where a list without rows leads") ?? new Target(TargetKind.Screen, "", body.At),
            Options = fixedOptions,
            Foot = body.FindLocal("foot"),
            PageSize = body.Number("page", 5, 1, 9),
            Fixed = body.Flag("fixed", false),
        });
    }

    private static AskScreen Ask(string id, string? note, YamlMap body)
    {
        var type = AnswerTypeReader.Read(body);
        return Waiting(body, new AskScreen
        {
            Id = id,
            Note = note,
            At = body.At,
            Text = body.RequireLocal("text", "the question"),
            Type = type,
            As = body.Require("as", "the name that the answer is kept under"),
            Wrong = body.RequireLocal("wrong", "the whole text after an answer that is not accepted"),
            Easy = type is Answers.NewPinAnswer ? body.RequireLocal("easy", "the whole text after a PIN that is too easy") : null,
            Skip = body.FindText("skip"),
            Go = TargetReader.Read(body, "go", "where an answer leads") ?? new Target(TargetKind.Screen, "", body.At),
        });
    }

    private static SayScreen Say(string id, string? note, YamlMap body) => Waiting(body, new SayScreen
    {
        Id = id,
        Note = note,
        At = body.At,
        Text = body.RequireLocal("text", "the text to read"),
        Go = TargetReader.Find(body, "go"),
        Options = body.FindMap("options") is { } own ? OptionReader.Options(own, targets: true) : [],
    });

    private static DoScreen Do(string id, string? note, YamlMap body) => new()
    {
        Id = id,
        Note = note,
        At = body.At,
        Action = body.Require("action", "the action to run"),
        With = body.Pairs("with"),
        On = body.FindMap("on") is { } on ? TargetReader.Outcomes(on) : new Dictionary<string, Target>(),
    };

    private static EndScreen End(string id, string? note, YamlMap body) => new()
    {
        Id = id,
        Note = note,
        At = body.At,
        Text = body.RequireLocal("text", "the closing text"),
        Messages = Messages(body),
        Again = body.Flag("again", false),
    };

    private static List<EndMessage> Messages(YamlMap body)
    {
        if (body.Find("send") is not YamlSequenceNode { Children: [YamlMappingNode, ..] } list)
            return [.. body.Words("send").Select(m => new EndMessage(m, null, body.At))];
        var messages = new List<EndMessage>();
        foreach (var node in list.Children)
        {
            if (node is not YamlMappingNode one)
            {
                body.File.Report(node, "not-a-map", "Give every message of a list with conditions as '{message: NAME}'.");
                continue;
            }

            var map = new YamlMap(one, body.File, body.Path + "/send");
            messages.Add(new EndMessage(map.Require("message", "the message to send"), ConditionReader.Read(map), map.At));
            map.Done();
        }

        return messages;
    }

    private static T Waiting<T>(YamlMap body, T screen) where T : WaitingScreen => screen with
    {
        SmsText = body.FindLocal("sms-text"),
        Zero = Zero(body),
        ShowMain = body.Flag("show-main", false),
        Remembered = body.Flag("remembered", true),
        BySms = body.Flag("sms", true),
        OnLanguage = body.FindText("on-language"),
    };

    private static ZeroKey Zero(YamlMap body)
    {
        switch (body.FindText("zero"))
        {
            case null or "back": return ZeroKey.Back;
            case "exit": return ZeroKey.Exit;
            case "cancel": return ZeroKey.Cancel;
            case "none": return ZeroKey.None;
            case var other:
                body.File.Report(body.At.Line, "unknown-key-use", $"'zero' must be back, exit, cancel or none, not '{other}'.");
                return ZeroKey.Back;
        }
    }
}
