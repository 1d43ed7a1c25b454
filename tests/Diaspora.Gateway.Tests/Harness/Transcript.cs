using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Diaspora.Gateway.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Diaspora.Gateway.Tests.Harness;

/// <summary>
/// Plays a conversation written down in a text file, against a whole gateway. The format is told in <c>Transcripts/README.md</c>.
/// With <c>UPDATE_TRANSCRIPTS=1</c> in the environment it writes what it saw into the file instead of failing.
/// </summary>
internal sealed partial class Transcript(GatewayFixture gateway, string file)
{
    private readonly Dictionary<string, Phone> _phones = [];
    private readonly Dictionary<string, StaffClient> _staff = [];
    private readonly Dictionary<string, string> _remembered = [];
    private static readonly bool s_update = Environment.GetEnvironmentVariable("UPDATE_TRANSCRIPTS") == "1";
    private List<string> _lines = [];
    private bool _rewritten;
    private int _at;
    private Phone? _phone;
    private StaffClient? _clerk;

    private Phone Current => _phone ?? throw Fault("Say 'phone +NUMBER' first.");

    /// <summary>Plays the file from its first line to its last.</summary>
    public async Task PlayAsync()
    {
        _lines = [.. await File.ReadAllLinesAsync(file)];
        var exchanges = 0;
        for (_at = 0; _at < _lines.Count; _at++)
        {
            var line = _lines[_at].Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            exchanges++;
            await PlayAsync(line);
        }

        exchanges.ShouldBeGreaterThan(0, $"{file} holds no exchange.");
        if (_rewritten) await File.WriteAllLinesAsync(file, _lines);
    }

    private async Task PlayAsync(string line)
    {
        var (word, rest) = line.Split(' ', 2) is [var first, var behind] ? (first, behind.Trim()) : (line, "");
        switch (word)
        {
            case "phone":
                if (!_phones.TryGetValue(rest, out _phone)) _phones[rest] = _phone = gateway.Phone(rest);
                break;
            case "dial":
                Expect(await Current.DialAsync(rest.Length == 0 ? "*384*266#" : Put(rest)));
                break;
            case ">":
                Expect(await Current.PressAsync(Put(rest)));
                break;
            case "repeat":
                Expect(await Current.SendAsync());
                break;
            case "hangup":
                await Current.EndedAsync("Incomplete");
                break;
            case "seen":
                await Current.EndedAsync("Success");
                break;
            case "wait":
                await gateway.WaitAsync(Time(rest));
                break;
            case "clock":
                var moment = new DateTimeOffset(DateTime.ParseExact(rest, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(2));
                gateway.Time.MoveTo(moment);
                break;
            case "sms" when rest.StartsWith('>'):
                await Current.TextAsync(Put(rest[1..].Trim()));
                break;
            case "sms":
                var message = await Current.NextMessageAsync() ?? throw Fault("No message came.");
                if (s_update) Rewrite(_at + 1, message.Split('\n'));
                else Match(Block(), message.Split('\n'), message);
                break;
            case "no" when rest == "sms":
                (await Current.NextMessageAsync()).ShouldBeNull($"{file}:{_at + 1}: a message came.");
                break;
            case "admin":
                var (code, said) = await gateway.RunCommandAsync(Words(Put(rest)));
                code.ShouldBe(0, $"{file}:{_at + 1}: the command failed and said: {said}");
                break;
            case "staff":
                if (!_staff.TryGetValue(rest.Split(' ')[0], out _clerk))
                    _staff[rest.Split(' ')[0]] = _clerk = await StaffClient.CreateAsync(gateway, rest.Split(' ')[0], rest.Split(' ')[1..]);
                break;
            case "api":
                await CallAsync(rest.Split(' ', 4));
                break;
            case "job":
                var job = gateway.Services.GetServices<ScheduledJob>().SingleOrDefault(j => $"{j.Key.Group}/{j.Key.Name}" == rest)
                    ?? throw Fault($"There is no job '{rest}'.");
                await ((IJob)ActivatorUtilities.CreateInstance(gateway.Services, job.Job)).Execute(null!, CancellationToken.None);
                break;
            case "dispatch":
                await gateway.DispatchAsync();
                break;
            default:
                throw Fault($"'{word}' means nothing.");
        }
    }

    /// <summary>Calls the API as the clerk: the status that must come, the method, the path and the body, if there is one.</summary>
    private async Task CallAsync(string[] call)
    {
        if (call.Length < 3) throw Fault("Say 'api STATUS METHOD PATH BODY'.");
        var clerk = _clerk ?? throw Fault("Say 'staff NAME ROLE' first.");
        var request = new HttpRequestMessage(new HttpMethod(call[1]), Put(call[2]));
        if (call.Length > 3) request.Content = new StringContent(Put(call[3]), Encoding.UTF8, "application/json");
        var answer = await clerk.SendAsync(request);
        answer.Status.ToString(CultureInfo.InvariantCulture).ShouldBe(call[0], $"{file}:{_at + 1}: {answer.Text}");
    }

    /// <summary>Compares an answer with the verb and the screen that follow in the file.</summary>
    private void Expect(string answer)
    {
        SuiteLogOf(answer);
        var start = _at + 1;
        if (s_update)
        {
            var lines = answer.Split('\n');
            if (start < _lines.Count && _lines[start].Trim() is "CON" or "END") _lines[start] = lines[0];
            else _lines.Insert(start, lines[0]);
            _rewritten = true;
            _at = start;
            Rewrite(start + 1, lines[1..]);
            return;
        }

        if (start >= _lines.Count || _lines[start].Trim() is not ("CON" or "END")) throw Fault($"CON or END must follow. It was:\n{Shown(answer)}");
        _at = start;
        var verb = _lines[_at].Trim();
        var expected = Block();
        var actual = answer.Split('\n');
        if (actual[0] != verb) throw Fault($"{verb} was expected. It was:\n{Shown(answer)}");
        Match(expected, actual[1..], answer);
    }

    /// <summary>Puts what was seen in place of the lines from one on; a line that fits it already stays, with the names that stand in it.</summary>
    private void Rewrite(int from, string[] seen)
    {
        var count = _lines.Skip(from).TakeWhile(l => l.TrimStart().StartsWith('|')).Count();
        var fits = count == seen.Length && seen.Index().All(l => Matches(_lines[from + l.Index].TrimStart()[1..].TrimStart(), l.Item.TrimStart()));
        if (!fits)
        {
            _lines.RemoveRange(from, count);
            _lines.InsertRange(from, seen.Select(l => "| " + l));
            _rewritten = true;
        }

        _at = from + seen.Length - 1;
    }

    private List<string> Block()
    {
        var block = new List<string>();
        while (_at + 1 < _lines.Count && _lines[_at + 1].TrimStart().StartsWith('|'))
        {
            var line = _lines[++_at].TrimStart()[1..];
            block.Add(line.StartsWith(' ') ? line[1..] : line);
        }

        if (block.Count == 0) throw Fault("Lines with '| ' must follow.");
        return block;
    }

    private void Match(List<string> expected, string[] actual, string whole)
    {
        if (expected.Count != actual.Length) throw Fault($"{expected.Count} lines were expected. It was:\n{Shown(whole)}");
        for (var i = 0; i < actual.Length; i++)
            if (!Matches(expected[i], actual[i])) throw Fault($"'{expected[i]}' was expected. It was:\n{Shown(whole)}");
    }

    private bool Matches(string expected, string actual)
    {
        var names = new List<string>();
        var pattern = "^" + NamePattern().Replace(Regex.Escape(expected), found =>
        {
            var name = found.Groups["name"].Value;
            if (_remembered.TryGetValue(name, out var known)) return Regex.Escape(known);
            names.Add(name);
            return names.Count(n => n == name) > 1 ? $@"\k<{name}>" : $"(?<{name}>.+?)";
        }) + "$";
        var match = Regex.Match(actual, pattern);
        if (!match.Success) return false;
        foreach (var name in names)
        {
            _remembered[name] = match.Groups[name].Value;
            SuiteLog.Use(_remembered[name].Replace(" ", "", StringComparison.Ordinal));
        }

        return true;
    }

    /// <summary>Puts remembered words in place of their names; digits are typed without spaces.</summary>
    private string Put(string text) => NamePattern().Replace(text, found =>
    {
        var value = _remembered.TryGetValue(found.Groups["name"].Value, out var known) ? known : throw Fault($"{found.Value} was not seen before.");
        return value.All(c => char.IsAsciiDigit(c) || c == ' ') ? value.Replace(" ", "", StringComparison.Ordinal) : value;
    });

    private static string[] Words(string line) => [.. WordPattern().Matches(line).Select(m => m.Value.Trim('"'))];

    private TimeSpan Time(string text) => text.Split(' ') switch
    {
        [var n, "minute" or "minutes"] => TimeSpan.FromMinutes(int.Parse(n, CultureInfo.InvariantCulture)),
        [var n, "hour" or "hours"] => TimeSpan.FromHours(int.Parse(n, CultureInfo.InvariantCulture)),
        [var n, "day" or "days"] => TimeSpan.FromDays(int.Parse(n, CultureInfo.InvariantCulture)),
        _ => throw Fault($"'{text}' is no time: say minutes, hours or days."),
    };

    private static void SuiteLogOf(string answer) => answer.Length.ShouldBeGreaterThan(4);

    private static string Shown(string answer) => string.Join('\n', answer.Split('\n').Select((l, i) => i == 0 && l is "CON" or "END" ? l : "| " + l));

    private InvalidOperationException Fault(string what) => new($"{Path.GetFileName(file)}:{_at + 1}: {what}");

    [GeneratedRegex("<(?<name>[a-z][a-z0-9]*)>", RegexOptions.ExplicitCapture)]
    private static partial Regex NamePattern();

    [GeneratedRegex("\"[^\"]*\"|[^ ]+")]
    private static partial Regex WordPattern();
}
