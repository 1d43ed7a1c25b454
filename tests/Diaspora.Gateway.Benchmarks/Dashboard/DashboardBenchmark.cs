using System.Diagnostics;
using System.Globalization;
using Diaspora.Gateway.Benchmarks.Servers;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Database;
using Diaspora.Gateway.Features.FoodAssistance;
using Diaspora.Gateway.Features.Registration;
using Diaspora.Gateway.Insights;
using Diaspora.Gateway.Messaging.Counts;
using Diaspora.Gateway.Privacy;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Diaspora.Gateway.Benchmarks.Dashboard;

/// <summary>The home page of the console, with its numbers, after years of service; and how long those numbers take to count.</summary>
internal static class DashboardBenchmark
{
    private const int People = 1_000_000;
    private const int Messages = 5_000_000;
    private const int Requests = 100;
    private const int AimMilliseconds = 300;
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(15);

    /// <summary>Runs all of it and prints what came out.</summary>
    public static async Task RunAsync()
    {
        using var deadline = new CancellationTokenSource(s_longest);
        var cancellationToken = deadline.Token;
        DapperSetup.Apply();
        await using var database = await BenchDatabase.CreateAsync(cancellationToken);
        using var gateway = await database.StartGatewayAsync("console", Settings, cancellationToken);
        await using var source = NpgsqlDataSource.Create(database.ConnectionString + ";Command Timeout=600");
        var ring = new DirectoryInfo(Path.Combine(database.KeyDirectory, "ring"));
        var cipher = new FieldCipher(DataProtectionProvider.Create(ring, options => options.SetApplicationName("Diaspora.Gateway")));

        Line();
        await TimeAsync($"seed: {People:N0} registered contacts, {Messages:N0} texts of 30 days", () => DashboardSeed.FillAsync(source, cipher, People, Messages, cancellationToken));
        await CountAsync(source, cipher, cancellationToken);

        using var visitor = await DashboardVisitor.SignInAsync(source, gateway, cancellationToken);
        foreach (var path in new[] { "/console", "/console/insights/people", "/console/insights/messages", "/console/insights/use" })
            Report(path, await visitor.MeasureAsync(path, Requests, cancellationToken), path == "/console" ? $"aim: under {AimMilliseconds} ms" : "");

        await ExplainAsync(database, cancellationToken);
    }

    private static Dictionary<string, string> Settings => new()
    {
        ["Messaging__Dispatch"] = "false",
        ["Scheduling__Enabled"] = "false",
        ["Staff__RequireAuthenticator"] = "false",
        ["Staff__FirstAdministrator"] = "false",
    };

    /// <summary>The first count is of everything, the second of the days that can still change.</summary>
    private static async Task CountAsync(NpgsqlDataSource source, FieldCipher cipher, CancellationToken cancellationToken)
    {
        DailyMeasure[] measures =
        [
            new(Measure.Messages, 3, 14, MessageCountStore.CountAsync),
            new(Measure.Registered, 1, 1, new RegistrationInsightsStore(cipher).CountRegisteredAsync),
            DailyMeasure.OfStock(Measure.People, RegistrationInsightsStore.CountPeopleAsync),
            DailyMeasure.OfStock(Measure.Cases, FoodInsightsStore.CountCasesAsync),
        ];
        var now = TimeProvider.System.GetUtcNow();
        foreach (var measure in measures)
        {
            var numbers = new DailyNumbers(source, [measure], NullLogger<DailyNumbers>.Instance);
            await TimeAsync($"count of {measure.Name}, all days", () => numbers.CountAsync(now, cancellationToken));
            await TimeAsync($"count of {measure.Name}, the days that can still change", () => numbers.CountAsync(now, cancellationToken));
        }
    }

    /// <summary>The plans of the queries behind the numbers, as PostgreSQL ran them.</summary>
    private static async Task ExplainAsync(BenchDatabase database, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync(cancellationToken);
        connection.Notice += (_, said) => Line(said.Notice.MessageText + "\n");
        await WatchAsync(connection, cancellationToken);
        await HomeNumbersDesk.ReadAsync(connection, LesothoTime.DateOf(TimeProvider.System.GetUtcNow()), cancellationToken);
    }

    private static async Task WatchAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """
            load 'auto_explain';
            set auto_explain.log_min_duration = 0;
            set auto_explain.log_analyze = on;
            set auto_explain.log_buffers = on;
            set auto_explain.log_level = notice;
            """;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task TimeAsync(string what, Func<Task> act)
    {
        var start = Stopwatch.GetTimestamp();
        await act();
        Line(string.Create(CultureInfo.InvariantCulture, $"{what,-72}{Stopwatch.GetElapsedTime(start).TotalSeconds,8:N1} s"));
    }

    private static void Report(string path, IReadOnlyList<double> milliseconds, string aim)
    {
        var sorted = milliseconds.Order().ToList();
        Line(string.Create(
            CultureInfo.InvariantCulture,
            $"GET {path + ", signed in",-44} p50 {sorted[sorted.Count / 2],7:N1} ms   p99 {sorted[sorted.Count * 99 / 100],7:N1} ms   {aim}"));
    }

    private static void Line(string text = "") => System.Console.WriteLine(text);
}
