using System.Text;
using Diaspora.Flows.Text;

namespace Diaspora.Gateway.Commands;

/// <summary>A terminal that shows screens as a small phone does and reads what is typed.</summary>
internal sealed class PlayTerminal(TextReader input, TextWriter output)
{
    private const int Width = 28;

    /// <summary>Asks for a line; null when there is no more input.</summary>
    public async Task<string?> AskAsync(string prompt, CancellationToken cancellationToken)
    {
        await output.WriteAsync(prompt.AsMemory(), cancellationToken);
        return await input.ReadLineAsync(cancellationToken);
    }

    /// <summary>Shows a screen in a frame with its length.</summary>
    public async Task ShowAsync(string title, string text, CancellationToken cancellationToken)
    {
        var frame = new StringBuilder($"\n+- {title} {new string('-', Math.Max(0, Width - title.Length - 1))}+\n");
        foreach (var line in text.Split('\n').SelectMany(Wrap)) frame.Append($"| {line.PadRight(Width)} |\n");
        frame.Append($"+{new string('-', Width + 2)}+ {Gsm7.Septets(text)} septets\n");
        await output.WriteAsync(frame, cancellationToken);
    }

    /// <summary>Says a line.</summary>
    public async Task SayAsync(string line, CancellationToken cancellationToken) => await output.WriteLineAsync(line.AsMemory(), cancellationToken);

    private static IEnumerable<string> Wrap(string line)
    {
        while (line.Length > Width)
        {
            var space = line.LastIndexOf(' ', Width);
            var end = space > 0 ? space : Width;
            yield return line[..end];
            line = line[end..].TrimStart();
        }

        yield return line;
    }
}
