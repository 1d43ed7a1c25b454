namespace Diaspora.Gateway.Tests.Console;

/// <summary>
/// Finds the words that a person would see in a page's source: text between tags, and attributes that are shown or read out. What stands in
/// expressions, statements, comments and the page's code is not looked at. It knows as much of Razor as our pages use.
/// </summary>
internal sealed class RazorText
{
    private const string Code = "{";

    private static readonly HashSet<string> s_shown =
        ["alt", "title", "placeholder", "aria-label", "aria-description", "Label", "Title", "Hint", "Text", "Note", "Caption", "Empty", "Summary"];

    private static readonly HashSet<string> s_void = ["input", "img", "br", "hr", "meta", "link", "base", "source", "col", "wbr"];

    private static readonly HashSet<string> s_lines =
        ["page", "attribute", "inherits", "using", "inject", "layout", "namespace", "implements", "typeparam", "rendermode"];

    private static readonly HashSet<string> s_blocks = ["if", "foreach", "for", "while", "switch", "using"];

    private readonly string _source;
    private readonly List<string> _found = [];

    // What the place stands in: elements by their names, and blocks of code.
    private readonly Stack<string> _inside = new();
    private int _at;

    private RazorText(string source) => _source = source;

    private char Now => Ahead(0);

    private bool InCode => _inside.TryPeek(out var top) && top == Code;

    /// <summary>The words in the source of a page, each with its line.</summary>
    public static IReadOnlyList<string> Of(string source)
    {
        var end = source.IndexOf("\n@code", StringComparison.Ordinal);
        var text = new RazorText(end < 0 ? source : source[..end]);
        text.Read();
        return text._found;
    }

    private char Ahead(int by) => _at + by < _source.Length ? _source[_at + by] : '\0';

    private void Read()
    {
        while (_at < _source.Length)
        {
            if (Now == '@') Transition(statements: true);
            else if (Now == '<' && (char.IsLetter(Ahead(1)) || Ahead(1) is '/' or '!')) Tag();
            else if (InCode) Statement();
            else Words();
        }
    }

    private void Words()
    {
        var start = _at++;
        while (_at < _source.Length && Now is not ('<' or '@')) _at++;
        Note(start, _source[start.._at]);
    }

    private void Statement()
    {
        if (Now == '{')
        {
            _inside.Push(Code);
            _at++;
        }
        else if (Now == '}')
        {
            _inside.Pop();
            _at++;
            Else();
        }
        else if (Now == '"')
        {
            Quoted();
        }
        else if (Now == '/' && Ahead(1) == '/')
        {
            Line();
        }
        else
        {
            _at++;
        }
    }

    /// <summary>Behind a block in markup, <c>else</c> begins another.</summary>
    private void Else()
    {
        var behind = _source[_at..].TrimStart();
        if (InCode || !behind.StartsWith("else", StringComparison.Ordinal)) return;
        _at = _source.Length - behind.Length + "else".Length;
        Block();
    }

    /// <summary>What begins with an at sign.</summary>
    private void Transition(bool statements)
    {
        _at++;
        switch (Now)
        {
            case '*':
                _at = _source.IndexOf("*@", _at, StringComparison.Ordinal) + 2;
                break;
            case '@':
                _at++;
                break;
            case '(':
                Balanced('(', ')');
                break;
            case '{':
                Balanced('{', '}');
                break;
            default:
                var word = Name();
                var isCall = _source[_at..].TrimStart().StartsWith('(');
                if (statements && s_blocks.Contains(word) && isCall) Block();
                else if (statements && s_lines.Contains(word)) Line();
                else Members();
                break;
        }
    }

    private string Name()
    {
        var start = _at;
        while (char.IsLetterOrDigit(Now) || Now == '_') _at++;
        return _source[start.._at];
    }

    private void Line()
    {
        while (Now is not ('\n' or '\0')) _at++;
    }

    private void Block()
    {
        while (Now is not ('{' or '\0'))
            if (Now == '(') Balanced('(', ')');
            else _at++;
        _inside.Push(Code);
        _at++;
    }

    /// <summary>The rest of an expression without parentheses around it: members, calls and indexes.</summary>
    private void Members()
    {
        while (true)
        {
            if (Now == '(') Balanced('(', ')');
            else if (Now == '[') Balanced('[', ']');
            else if ((Now == '!' && Ahead(1) is '.' or '[') || (Now == '?' && Ahead(1) is '.' or '[')) _at++;
            else if (Now == '.' && (char.IsLetter(Ahead(1)) || Ahead(1) == '_'))
            {
                _at++;
                Name();
            }
            else return;
        }
    }

    private void Tag()
    {
        if (_source.AsSpan(_at).StartsWith("<!--"))
        {
            _at = _source.IndexOf("-->", _at, StringComparison.Ordinal) + 3;
            return;
        }

        var closes = Ahead(1) == '/';
        _at += closes ? 2 : 1;
        var start = _at;
        while (char.IsLetterOrDigit(Now) || Now is '-' or '!' or '.' or ':') _at++;
        var name = _source[start.._at];
        var alone = Attributes();
        if (!closes && !alone && name[0] != '!' && !s_void.Contains(name)) _inside.Push(name);
        if (!closes) return;
        while (_inside.TryPop(out var open) && open != name)
        {
            // An element that was left open, such as a paragraph in front of another.
        }
    }

    /// <summary>Reads to the end of a tag; true when it closes itself.</summary>
    private bool Attributes()
    {
        for (; _at < _source.Length; _at++)
        {
            if (Now == '>')
            {
                _at++;
                return false;
            }

            if (Now == '/' && Ahead(1) == '>')
            {
                _at += 2;
                return true;
            }

            if (char.IsLetter(Now) || Now == '@') Attribute();
        }

        return true;
    }

    /// <summary>Reads an attribute up to its last character.</summary>
    private void Attribute()
    {
        var start = _at;
        while (char.IsLetterOrDigit(Now) || Now is '-' or '@' or ':' or '_' or '.') _at++;
        var name = _source[start.._at];
        if (Now == '(') Balanced('(', ')');
        if (Now != '=' || Ahead(1) != '"')
        {
            _at--;
            return;
        }

        _at += 2;
        while (Now is not ('"' or '\0'))
        {
            if (Now == '@')
            {
                Transition(statements: false);
                continue;
            }

            var from = _at;
            while (Now is not ('"' or '@' or '\0')) _at++;
            if (s_shown.Contains(name)) Note(from, _source[from.._at]);
        }
    }

    private void Balanced(char open, char close)
    {
        var depth = 0;
        do
        {
            if (Now == '"')
            {
                Quoted();
                continue;
            }

            if (Now == open) depth++;
            if (Now == close) depth--;
            _at++;
        }
        while (depth > 0 && _at < _source.Length);
    }

    /// <summary>A string of C#, whose holes may hold strings of their own.</summary>
    private void Quoted()
    {
        var holes = _at > 0 && _source[_at - 1] == '$';
        _at++;
        while (Now is not ('"' or '\0'))
        {
            if (Now == '\\' || (holes && Now == '{' && Ahead(1) == '{')) _at += 2;
            else if (holes && Now == '{') Balanced('{', '}');
            else _at++;
        }

        _at++;
    }

    private void Note(int start, string text)
    {
        var words = System.Net.WebUtility.HtmlDecode(text).Trim();
        if (words.Any(char.IsLetter)) _found.Add($"{_source[..start].Count(c => c == '\n') + 1}: {words.ReplaceLineEndings(" ")}");
    }
}
