using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Diaspora.Flows.Definition;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Privacy;
using Microsoft.Extensions.DependencyInjection;

namespace Diaspora.Gateway.Tests.Harness;

/// <summary>A phone that dials through the Africa's Talking endpoint and texts through the Twilio endpoint, as those providers would call us.</summary>
internal sealed class Phone
{
    private const string Code = "*384*266#";
    private readonly GatewayFixture _gateway;
    private readonly Queue<string> _received = new();
    private readonly List<string> _inputs = [];
    private string _session = "";
    private long _lastMessage;

    public Phone(GatewayFixture gateway, string number)
    {
        _gateway = gateway;
        Number = number;
        SuiteLog.Use(number);
        SuiteLog.Use(number.TrimStart('+'));
    }

    public string Number { get; }

    /// <summary>The provider's id of the present session.</summary>
    public string Session => _session;

    /// <summary>Dials; <paramref name="code"/> may hold inputs behind the service code.</summary>
    public Task<string> DialAsync(string code = Code)
    {
        _session = "ATUid_" + Guid.NewGuid().ToString("n");
        _inputs.Clear();
        var deep = code.Length > Code.Length ? code[(Code.Length)..^1] : "";
        if (deep.Length > 0) _inputs.AddRange(deep.Split('*'));
        return SendAsync();
    }

    /// <summary>Keys or types something.</summary>
    public Task<string> PressAsync(string input)
    {
        SuiteLog.Use(input);
        _inputs.Add(input);
        return SendAsync();
    }

    /// <summary>Keys several inputs; gives the last screen.</summary>
    public async Task<string> PressAsync(params string[] inputs)
    {
        var screen = "";
        foreach (var input in inputs) screen = await PressAsync(input);
        return screen;
    }

    /// <summary>Sends the present request (again); gives the verb, a line break and the screen.</summary>
    public Task<string> SendAsync() => SendAsync(string.Join('*', _inputs));

    /// <summary>Sends a request with a text of the caller's choice.</summary>
    public async Task<string> SendAsync(string text)
    {
        using var response = await PostUssdAsync(text);
        var body = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        body.ShouldMatch("^(CON|END) ");
        return body[..3] + "\n" + body[4..];
    }

    public Task<HttpResponseMessage> PostUssdAsync(string text) => _gateway.Client.PostAsync(
        "/channels/africastalking/ussd?token=dev-token",
        Form(("sessionId", _session), ("phoneNumber", Number), ("networkCode", "65101"), ("serviceCode", Code), ("text", text)));

    /// <summary>The provider tells that the session is over.</summary>
    public Task<HttpResponseMessage> EndedAsync(string status) => _gateway.Client.PostAsync(
        "/channels/africastalking/ussd/events?token=dev-token",
        Form(("date", "2026-11-21 10:00:00"), ("sessionId", _session), ("serviceCode", Code), ("networkCode", "65101"), ("phoneNumber", Number),
            ("status", status), ("cost", "0"), ("durationInMillis", "1000"), ("hopsCount", "1"), ("input", ""), ("lastAppResponse", "")));

    /// <summary>Texts in through a signed Twilio request; the reply is received as a message.</summary>
    public async Task TextAsync(string text, string? messageId = null, string? optOut = null)
    {
        if (!IsOurWord(text)) SuiteLog.Use(text);
        var fields = new List<(string Name, string Value)>
        {
            ("MessageSid", messageId ?? "SM" + Guid.NewGuid().ToString("n")), ("AccountSid", "AC00000000000000000000000000000000"),
            ("From", Number), ("To", "+15005550006"), ("Body", text), ("NumMedia", "0"),
        };
        if (optOut is not null) fields.Add(("OptOutType", optOut));
        var url = new Uri(_gateway.Client.BaseAddress!, "/channels/twilio/sms");
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = Form([.. fields]) };
        request.Headers.Add("X-Twilio-Signature", Sign(url.ToString(), fields));
        using var response = await _gateway.Client.SendAsync(request);
        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        var twiml = XDocument.Parse(await response.Content.ReadAsStringAsync());
        foreach (var message in twiml.Descendants("Message")) _received.Enqueue(message.Value);
    }

    /// <summary>The next message that this phone got and no test has read, or null.</summary>
    public async Task<string?> NextMessageAsync()
    {
        if (_received.TryDequeue(out var reply)) return reply;
        await using var connection = await _gateway.Database.OpenConnectionAsync();
        Msisdn.TryParse(Number, null, out var number).ShouldBeTrue();
        var messages = await MessagesStore.NewestAsync(connection, _gateway.Hasher.Hash(number), 50, CancellationToken.None);
        var next = messages.Where(m => m.Id > _lastMessage && m.Status is ("waiting" or "sent" or "delivered")).MinBy(m => m.Id);
        if (next is null) return null;
        _lastMessage = next.Id;
        return ActivatorUtilities.CreateInstance<MessageText>(_gateway.Services).Render(next, Code);
    }

    /// <summary>A word of the service alone, such as START or EVENTS, says nothing of the person; logs are full of "started".</summary>
    private bool IsOurWord(string text) => SmsWords.First(text) is { Length: > 0 } word && word.Equals(text, StringComparison.OrdinalIgnoreCase)
        && (SmsWords.Reserved.Contains(word) || _gateway.Services.GetRequiredService<FlowSet>().FindKeyword(word) is not null);

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    private static string Sign(string url, List<(string Name, string Value)> fields)
    {
        var signed = url + string.Concat(fields.OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => f.Name + f.Value));
        // The algorithm is the provider's.
#pragma warning disable CA5350
        return Convert.ToBase64String(HMACSHA1.HashData("dev-auth-token"u8, Encoding.UTF8.GetBytes(signed)));
#pragma warning restore CA5350
    }
}
