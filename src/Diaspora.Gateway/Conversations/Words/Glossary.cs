using System.Text;

namespace Diaspora.Gateway.Conversations.Words;

/// <summary>Words and phrases of the menus in both languages, from <c>glossary.txt</c>: a help for those who write, not a rule.</summary>
internal static class Glossary
{
    /// <summary>The pairs, in the order of the file.</summary>
    public static IReadOnlyList<GlossaryPair> Pairs { get; } = Read();

    private static GlossaryPair[] Read()
    {
        const string Name = "Conversations/Words/glossary.txt";
        using var stream = typeof(Glossary).Assembly.GetManifestResourceStream(Name) ?? throw new InvalidOperationException($"{Name} is missing.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').Select(Pair)];
    }

    private static GlossaryPair Pair(string line) => line.Split(" | ") is [var english, var sesotho, [var sure, .. var attested]]
        ? new GlossaryPair(english, sesotho, sure switch
        {
            'H' => GlossaryConfidence.High,
            'M' => GlossaryConfidence.Medium,
            'L' => GlossaryConfidence.Low,
            _ => throw new InvalidOperationException($"The glossary line '{line}' has no confidence."),
        }, attested == "*")
        : throw new InvalidOperationException($"The glossary line '{line}' is not 'English | Sesotho | H, M or L'.");
}

/// <summary>A word or phrase in both languages; each needs a native reader before it stands in a menu.</summary>
/// <param name="English">In English.</param>
/// <param name="Sesotho">In Sesotho as written in Lesotho.</param>
/// <param name="Confidence">How few changes a native reader is expected to make.</param>
/// <param name="Attested">True: the phrase or its main word was met in texts from Lesotho.</param>
public sealed record GlossaryPair(string English, string Sesotho, GlossaryConfidence Confidence, bool Attested);

/// <summary>How few changes a native reader is expected to make.</summary>
public enum GlossaryConfidence
{
    /// <summary>Unsure.</summary>
    Low,

    /// <summary>Likely right.</summary>
    Medium,

    /// <summary>Common wording.</summary>
    High,
}
