using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Diaspora.Gateway.Tests.Messaging.Sending;

/// <summary>A box on loopback that takes texts as Kannel does and reports each as delivered, to a gateway that lives.</summary>
internal sealed class KannelStub : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _got = new();
    private readonly ConcurrentBag<Task> _reports = [];
    private readonly HttpClient _reporter = new();

    private KannelStub()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/sendsms", TakeAsync);
    }

    /// <summary>The numbers that were texted, one for each text.</summary>
    public IReadOnlyCollection<string> Got => _got;

    /// <summary>Where reports go.</summary>
    public Uri? ReportTo { get; set; }

    public Uri Url => new(_app.Urls.First() + "/sendsms");

    public static async Task<KannelStub> StartAsync()
    {
        var stub = new KannelStub();
        await stub._app.StartAsync();
        return stub;
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_reports);
        _reporter.Dispose();
        await _app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        _got.Enqueue(context.Request.Query["to"].ToString());
        _reports.Add(ReportAsync(new Uri(context.Request.Query["dlr-url"].ToString())));
        // As far away as a provider is, so that there always are some under way.
        await Task.Delay(10);
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        await context.Response.WriteAsync("0: Accepted for delivery");
    }

    private async Task ReportAsync(Uri asked)
    {
        var url = new Uri(ReportTo ?? throw new InvalidOperationException("Nobody lives."), asked.PathAndQuery.Replace("%25d", "1").Replace("%d", "1"));
        await Task.Delay(30);
        using var answer = await _reporter.GetAsync(url);
        answer.EnsureSuccessStatusCode();
    }
}
