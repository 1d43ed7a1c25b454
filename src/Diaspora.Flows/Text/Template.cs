using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Diaspora.Flows.Text;

/// <summary>
/// A text with <c>{placeholders}</c>, read once and rendered many times, by any number of threads. <c>{{</c> and <c>}}</c> stand for the
/// braces themselves.
/// </summary>
public sealed class Template
{
    private readonly Part[] _parts;
    private readonly int _literalLength;
    private readonly int _literalSeptets;

    private Template(string source, Part[] parts)
    {
        Source = source;
        _parts = parts;
        Names = parts.Where(part => part.IsName).Select(part => part.Text).Distinct().ToArray();
        _literalLength = parts.Where(part => !part.IsName).Sum(part => part.Text.Length);
        _literalSeptets = parts.Where(part => !part.IsName).Sum(part => Gsm7.Septets(Folding.ForScreen(part.Text)));
    }

    /// <summary>The template as it was written.</summary>
    public string Source { get; }

    /// <summary>What stands between the placeholders, in order.</summary>
    public IEnumerable<string> Literals => _parts.Where(part => !part.IsName).Select(part => part.Text);

    /// <summary>The placeholders in the order of their first appearance, each once.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Reads a template. A name is an ASCII letter followed by letters, digits, <c>_</c>, <c>-</c> and <c>.</c>.</summary>
    /// <exception cref="FormatException">
    /// A brace stands alone or a name is empty or malformed; the message says at which character, counted from 1.
    /// </exception>
    public static Template Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = new List<Part>();
        var literal = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '{' or '}' && i + 1 < text.Length && text[i + 1] == text[i])
            {
                literal.Append(text[i++]);
            }
            else if (text[i] == '{')
            {
                AddLiteral(parts, literal);
                var name = ReadName(text, i);
                parts.Add(new(name, IsName: true));
                i += name.Length + 1;
            }
            else if (text[i] == '}')
            {
                throw new FormatException($"The closing brace at character {i + 1} has no opening one; write }}}} for the brace itself.");
            }
            else
            {
                literal.Append(text[i]);
            }
        }
        AddLiteral(parts, literal);
        return new(text, [.. parts]);
    }

    /// <summary>Puts the values in place of the placeholders; the values stand as they are given, braces included.</summary>
    /// <exception cref="KeyNotFoundException">A placeholder has no value: <paramref name="valueOf"/> gave null.</exception>
    public string Render(Func<string, string?> valueOf) => Render(valueOf, static (values, name) => values(name));

    /// <summary>
    /// As <see cref="Render(Func{string, string})"/>, allocating nothing but the result when <paramref name="valueOf"/> is static and looks the
    /// values up in <paramref name="source"/>.
    /// </summary>
    /// <exception cref="KeyNotFoundException">A placeholder has no value: <paramref name="valueOf"/> gave null.</exception>
    public string Render<TSource>(TSource source, Func<TSource, string, string?> valueOf)
    {
        ArgumentNullException.ThrowIfNull(valueOf);
        if (_parts is [])
            return "";
        if (_parts is [{ IsName: false }])
            return _parts[0].Text;

        var output = new DefaultInterpolatedStringHandler(_literalLength, _parts.Length, CultureInfo.InvariantCulture);
        foreach (var part in _parts)
        {
            if (part.IsName)
                output.AppendLiteral(valueOf(source, part.Text) ?? throw new KeyNotFoundException($"No value for {{{part.Text}}}."));
            else
                output.AppendLiteral(part.Text);
        }
        return output.ToStringAndClear();
    }

    /// <summary>The most septets that the rendered text can take on a screen, given the most that each placeholder's value (folded) can take.</summary>
    public int MaxSeptets(Func<string, int> maxOf)
    {
        ArgumentNullException.ThrowIfNull(maxOf);
        return _literalSeptets + _parts.Where(part => part.IsName).Sum(part => maxOf(part.Text));
    }

    private static void AddLiteral(List<Part> parts, StringBuilder literal)
    {
        if (literal.Length == 0)
            return;
        parts.Add(new(literal.ToString(), IsName: false));
        literal.Clear();
    }

    private static string ReadName(string text, int open)
    {
        for (var i = open + 1; i < text.Length; i++)
        {
            if (text[i] == '}')
                return i > open + 1 ? text[(open + 1)..i] : throw new FormatException($"The placeholder at character {open + 1} has no name.");
            if (!char.IsAsciiLetter(text[i]) && (i == open + 1 || !(char.IsAsciiDigit(text[i]) || text[i] is '_' or '-' or '.')))
                throw new FormatException($"The character {i + 1} cannot stand there in a placeholder's name.");
        }
        throw new FormatException($"The brace opened at character {open + 1} is not closed; write {{{{ for the brace itself.");
    }

    private readonly record struct Part(string Text, bool IsName);
}
