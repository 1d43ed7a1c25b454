using Diaspora.Flows.Engine;
using Diaspora.Gateway.Database;
using Npgsql;

namespace Diaspora.Gateway.Hosting;

/// <summary>What is done before the first request is taken.</summary>
internal static class StartUp
{
    /// <summary>Checks the flows, migrates the database, loads sample content in development, and says when the gateway is ready.</summary>
    /// <exception cref="InvalidOperationException">The flows have problems; the message lists them.</exception>
    /// <exception cref="MigrationException">The database cannot be migrated.</exception>
    public static async Task PrepareAsync(this WebApplication app)
    {
        _ = app.Services.GetRequiredService<FlowEngine>();
        await app.Services.GetRequiredService<Migrator>().MigrateAsync();
        if (app.Environment.IsDevelopment())
        {
            await using var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
            foreach (var sample in app.Services.GetServices<ISampleContent>()) await sample.LoadAsync(connection, CancellationToken.None);
        }

        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine("Ready: " + string.Join(' ', app.Urls)));
    }
}
