using Diaspora.Flows.Engine;
using Diaspora.Gateway.Commands;
using Diaspora.Gateway.Console;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Database;
using Diaspora.Gateway.Staff.Accounts;
using Npgsql;

namespace Diaspora.Gateway.Hosting;

/// <summary>What is done before the first request is taken.</summary>
internal static class StartUp
{
    /// <summary>Prepares the gateway; false when an operator has to put something right first, which is said on the standard error.</summary>
    public static async Task<bool> TryPrepareAsync(this WebApplication app)
    {
        try
        {
            await PrepareAsync(app);
            return true;
        }
        catch (Exception fault) when (fault is MigrationException || CommandLine.IsForTheOperator(fault))
        {
            await System.Console.Error.WriteLineAsync("The gateway does not start. " + fault.Message);
            return false;
        }
    }

    /// <summary>Checks the flows, migrates the database, fills in what older versions did not keep, loads sample content in development, and says when the gateway is ready.</summary>
    private static async Task PrepareAsync(WebApplication app)
    {
        _ = app.Services.GetRequiredService<FlowEngine>();
        await app.Services.GetRequiredService<Migrator>().MigrateAsync();
        await app.Services.GetRequiredService<NumberPrefixes>().FillAsync(CancellationToken.None);
        if (app.Environment.IsDevelopment())
        {
            await using var alone = await app.Services.GetRequiredService<StartLockStore>().TakeAsync(CancellationToken.None);
            await using var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
            foreach (var sample in app.Services.GetServices<ISampleContent>()) await sample.LoadAsync(connection, CancellationToken.None);
        }

        var password = await FirstPasswordAsync(app.Services);
        app.Lifetime.ApplicationStarted.Register(() => _ = SayReadyAsync(app.Urls.ToArray(), password));
    }

    private static async Task SayReadyAsync(string[] urls, string? password)
    {
        if (urls.Length > 0) await CallOnceAsync(urls[0]);
        System.Console.WriteLine("Ready: " + string.Join(' ', urls));
        if (password is null || urls.Length == 0) return;
        System.Console.WriteLine($"Console: {urls[0]}{ConsoleSetup.Path}");
        System.Console.WriteLine($"  Sign in as {FirstAdministrator.UserName} with the one-time password {password}");
    }

    // The first request of a process prepares all endpoints, which takes seconds: the gateway waits for that itself, not the first who dials.
    private static async Task CallOnceAsync(string url)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
        try
        {
            var address = BindingAddress.Parse(url);
            await http.GetAsync(new UriBuilder(address.Scheme, "localhost", address.Port, "/health/live").Uri);
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException or FormatException)
        {
            // It may listen where this machine does not reach itself; then somebody else is the first.
        }
    }

    // Two nodes that start together must not each make one.
    private static async Task<string?> FirstPasswordAsync(IServiceProvider services)
    {
        await using var alone = await services.GetRequiredService<StartLockStore>().TakeAsync(CancellationToken.None);
        return await services.GetRequiredService<FirstAdministrator>().PasswordAsync(CancellationToken.None);
    }
}
