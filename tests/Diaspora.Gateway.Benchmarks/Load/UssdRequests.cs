using System.Globalization;
using System.Net;
using System.Text;

namespace Diaspora.Gateway.Benchmarks.Load;

/// <summary>
/// Requests of Africa's Talking, built in advance: the same inputs for many sessions, each of its own phone. All sessions take their first step
/// before any takes its second, as people do who dial at the same time. Not thread-safe.
/// </summary>
internal sealed class UssdRequests
{
    private const int SessionDigits = 9;
    private const int PhoneDigits = 7;
    private readonly Step[] _steps;
    private readonly int _firstSession;
    private readonly int _firstPhone;

    /// <summary>Builds the requests.</summary>
    /// <param name="server">Where they go.</param>
    /// <param name="path">Path and query.</param>
    /// <param name="texts">All inputs so far, joined by stars, at each step.</param>
    /// <param name="sessions">How many sessions.</param>
    /// <param name="firstSession">Number of the first session.</param>
    /// <param name="firstPhone">Number of the first phone.</param>
    public UssdRequests(IPEndPoint server, string path, IReadOnlyList<string> texts, int sessions, int firstSession, int firstPhone)
    {
        _steps = [.. texts.Select(text => new Step(server, path, text))];
        Sessions = sessions;
        _firstSession = firstSession;
        _firstPhone = firstPhone;
    }

    /// <summary>How many sessions.</summary>
    public int Sessions { get; }

    /// <summary>How many steps each session takes.</summary>
    public int Steps => _steps.Length;

    /// <summary>How many requests.</summary>
    public int Count => Sessions * Steps;

    /// <summary>The step that a request belongs to.</summary>
    public int StepOf(int number) => number / Sessions;

    /// <summary>The bytes of a request; good until the next call.</summary>
    public ReadOnlySpan<byte> this[int number]
    {
        get
        {
            var session = number % Sessions;
            return _steps[StepOf(number)].For(_firstSession + session, _firstPhone + session);
        }
    }

    private sealed class Step
    {
        private readonly byte[] _bytes;
        private readonly int _session;
        private readonly int _phone;

        public Step(IPEndPoint server, string path, string text)
        {
            var session = "ATUid_" + new string('S', SessionDigits);
            var phone = Uri.EscapeDataString("+2760") + new string('P', PhoneDigits);
            var body = $"sessionId={session}&phoneNumber={phone}&networkCode=65502&serviceCode={Uri.EscapeDataString("*384*266#")}"
                + $"&text={Uri.EscapeDataString(text)}";
            _bytes = Encoding.ASCII.GetBytes(
                $"POST {path} HTTP/1.1\r\nHost: {server}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\n\r\n{body}");
            _session = _bytes.AsSpan().IndexOf("SSS"u8);
            _phone = _bytes.AsSpan().IndexOf("PPP"u8);
        }

        public ReadOnlySpan<byte> For(int session, int phone)
        {
            Put(_session, SessionDigits, session);
            Put(_phone, PhoneDigits, phone);
            return _bytes;
        }

        private void Put(int at, int digits, int number)
        {
            if (!number.TryFormat(_bytes.AsSpan(at, digits), out var written, "D" + digits, CultureInfo.InvariantCulture) || written != digits)
                throw new InvalidOperationException($"{number} does not have {digits} digits.");
        }
    }
}
