using System.Net;
using System.Net.Sockets;
using System.Text;
using Diaspora.Gateway.Channels.AfricasTalking;
using Diaspora.Gateway.Channels.Kannel;
using Diaspora.Gateway.Messaging.Sending;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Tests.Channels;

/// <summary>Lines that break, over real sockets on loopback.</summary>
public sealed class ProviderHttpTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private int _requests;

    public ProviderHttpTests() => _listener.Start();

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_connection_reset_after_the_request_was_read_leaves_the_text_unknown(bool post)
    {
        Serve((_, client) =>
        {
            client.LingerState = new LingerOption(true, 0);
            return Task.FromResult<string?>(null);
        });

        (await Provider(post).SendAsync(ProviderTexts.Text(), CancellationToken.None)).ShouldBe(new SendResult(SendOutcome.Unknown, Reason: "no-answer"));

        _requests.ShouldBe(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_text_is_not_sent_again_by_itself_when_a_connection_in_use_is_closed_on_it(bool post)
    {
        Serve((count, _) => Task.FromResult(count == 1 ? Answer(202, "0: Accepted for delivery") : null));
        var provider = Provider(post);

        await provider.SendAsync(ProviderTexts.Text(), CancellationToken.None);
        var second = await provider.SendAsync(ProviderTexts.Text(), CancellationToken.None);

        second.Outcome.ShouldBe(SendOutcome.Unknown);
        _requests.ShouldBe(2);
    }

    [Fact]
    public async Task Nobody_listening_means_that_nothing_left()
    {
        _listener.Stop();

        (await Provider(post: false).SendAsync(ProviderTexts.Text(), CancellationToken.None))
            .ShouldBe(new SendResult(SendOutcome.TryLater, Reason: "no-connection"));
    }

    [Fact]
    public async Task A_name_that_nobody_knows_means_that_nothing_left()
    {
        var provider = Kannel(new Uri("http://no-such-host.invalid/"), TimeSpan.FromSeconds(10));

        (await provider.SendAsync(ProviderTexts.Text(), CancellationToken.None)).Outcome.ShouldBe(SendOutcome.TryLater);
    }

    [Fact]
    public async Task A_host_that_takes_no_connection_in_time_means_that_nothing_left()
    {
        // The system lets nobody in whom no program has asked for: with the line full, whoever else calls waits.
        using var full = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        full.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        full.Listen(0);
        var callers = Enumerable.Range(0, 4).Select(_ => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)).ToList();
        var calls = callers.Select(caller => caller.ConnectAsync(full.LocalEndPoint!)).ToList();
        await Task.WhenAny(calls);
        var url = new Uri($"http://127.0.0.1:{((IPEndPoint)full.LocalEndPoint!).Port}/");

        (await Kannel(url, TimeSpan.FromSeconds(2)).SendAsync(ProviderTexts.Text(), CancellationToken.None))
            .ShouldBe(new SendResult(SendOutcome.TryLater, Reason: "no-connection"));

        callers.ForEach(caller => caller.Dispose());
        await Task.WhenAll(calls.Select(call => call.ContinueWith(ended => ended.Exception, TaskScheduler.Default)));
    }

    [Fact]
    public async Task Nothing_of_a_request_is_logged()
    {
        Serve((_, _) => Task.FromResult<string?>(Answer(202, "0: Accepted for delivery")));

        await Provider(post: false).SendAsync(ProviderTexts.Text(), CancellationToken.None);
        await Provider(post: true).SendAsync(ProviderTexts.Text(), CancellationToken.None);

        SuiteLog.Lines.Where(line => line.Contains("System.Net.Http", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_answer_that_takes_too_long_leaves_the_text_unknown(bool post)
    {
        Serve(async (_, _) =>
        {
            await Task.Delay(Timeout.Infinite, _end.Token);
            return null;
        });

        (await Provider(post, TimeSpan.FromMilliseconds(300)).SendAsync(ProviderTexts.Text(), CancellationToken.None))
            .ShouldBe(new SendResult(SendOutcome.Unknown, Reason: "no-answer"));
    }

    [Fact]
    public async Task Who_cancels_gets_no_result()
    {
        using var cancel = new CancellationTokenSource();
        Serve(async (_, _) =>
        {
            await cancel.CancelAsync();
            await Task.Delay(Timeout.Infinite, _end.Token);
            return null;
        });

        await Should.ThrowAsync<OperationCanceledException>(() => Provider(post: true).SendAsync(ProviderTexts.Text(), cancel.Token));
    }

    [Fact]
    public async Task An_endless_answer_is_not_read_to_its_end()
    {
        Serve((_, _) => Task.FromResult<string?>(Answer(202, "0: Accepted for delivery" + new string(' ', 1_000_000))));

        (await Provider(post: false).SendAsync(ProviderTexts.Text(), CancellationToken.None)).Outcome.ShouldBe(SendOutcome.Unknown);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        Serve((_, _) => Task.FromResult<string?>(Answer(302, "", $"Location: http://127.0.0.1:{Port}/elsewhere\r\n")));

        (await Provider(post: false).SendAsync(ProviderTexts.Text(), CancellationToken.None)).Outcome.ShouldBe(SendOutcome.RouteDown);

        _requests.ShouldBe(1);
    }

    private int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    private ISmsProvider Provider(bool post, TimeSpan? sendTimeout = null) => post
        ? new AfricasTalkingProvider(
            ProviderStub.Clients(null, sendTimeout),
            Options.Create(new AfricasTalkingOptions { Username = "u", ApiKey = "k", ApiUrl = new Uri($"http://127.0.0.1:{Port}/") }))
        : Kannel(new Uri($"http://127.0.0.1:{Port}/"), sendTimeout ?? TimeSpan.FromSeconds(30));

    private static KannelProvider Kannel(Uri url, TimeSpan sendTimeout) => new(
        ProviderStub.Clients(null, sendTimeout),
        Options.Create(new KannelOptions { SendUrl = url, Username = "u", Password = "p", PublicUrl = url }));

    private static string Answer(int status, string body, string headers = "") =>
        $"HTTP/1.1 {status} Some\r\nContent-Type: text/plain\r\nContent-Length: {body.Length}\r\n{headers}\r\n{body}";

    // Reads whole requests and answers them with what the test says; null closes the connection.
    private void Serve(Func<int, Socket, Task<string?>> answer) => _ = Task.Run(async () =>
    {
        while (!_end.IsCancellationRequested)
        {
            var client = await _listener.AcceptSocketAsync(_end.Token);
            _ = Task.Run(async () =>
            {
                using var stream = new NetworkStream(client, ownsSocket: true);
                while (await ReadRequestAsync(stream) && await answer(Interlocked.Increment(ref _requests), client) is { } text)
                    await stream.WriteAsync(Encoding.ASCII.GetBytes(text), _end.Token);
            });
        }
    });

    private async Task<bool> ReadRequestAsync(NetworkStream stream)
    {
        var read = new StringBuilder();
        var buffer = new byte[4096];
        while (true)
        {
            var length = await stream.ReadAsync(buffer, _end.Token);
            if (length == 0) return false;
            read.Append(Encoding.ASCII.GetString(buffer, 0, length));
            var text = read.ToString();
            var head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (head < 0) continue;
            var lengths = text[..head].Split("\r\n").Where(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
            if (text.Length - head - 4 >= lengths.Select(line => int.Parse(line[15..], System.Globalization.CultureInfo.InvariantCulture)).FirstOrDefault())
                return true;
        }
    }
}
