using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Diaspora.Gateway.Benchmarks.Servers;
using Diaspora.Gateway.Staff;
using Diaspora.Gateway.Staff.Accounts;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace Diaspora.Gateway.Benchmarks.Dashboard;

/// <summary>Somebody who may see all numbers and has signed in at the console as a person does.</summary>
internal sealed partial class DashboardVisitor : IDisposable
{
    private const string SignInPath = "/console/sign-in";
    private const string UserName = "bench";
    private const string Password = "four words nobody else joins";
    private const int Warming = 20;
    private readonly HttpClient _http;

    private DashboardVisitor(ServerProcess gateway) => _http = new HttpClient { BaseAddress = new Uri($"http://{gateway.Address}") };

    /// <summary>Opens an account and signs in with it.</summary>
    public static async Task<DashboardVisitor> SignInAsync(NpgsqlDataSource database, ServerProcess gateway, CancellationToken cancellationToken)
    {
        await AddAsync(database, cancellationToken);
        var visitor = new DashboardVisitor(gateway);
        var page = await visitor._http.GetStringAsync(new Uri(SignInPath, UriKind.Relative), cancellationToken);
        var fields = Hidden().Matches(page).Select(found => new KeyValuePair<string, string>(
            WebUtility.HtmlDecode(found.Groups["name"].Value), WebUtility.HtmlDecode(found.Groups["value"].Value)));
        using var form = new FormUrlEncodedContent([.. fields, new("Posted.UserName", UserName), new("Posted.Password", Password)]);
        using var answer = await visitor._http.PostAsync(new Uri(SignInPath, UriKind.Relative), form, cancellationToken);
        return answer.RequestMessage?.RequestUri?.AbsolutePath == "/console"
            ? visitor
            : throw new InvalidOperationException($"The sign-in ended at {answer.RequestMessage?.RequestUri} with {answer.StatusCode}.");
    }

    /// <summary>How long a page takes, in milliseconds, once it is warm.</summary>
    public async Task<IReadOnlyList<double>> MeasureAsync(string path, int times, CancellationToken cancellationToken)
    {
        var took = new List<double>(times);
        for (var i = -Warming; i < times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsByteArrayAsync(cancellationToken);
            if (i >= 0) took.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return took;
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static async Task AddAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var user = new StaffUser
        {
            UserName = UserName,
            Name = "Bench",
            Grants = [StaffRole.Author],
            PasswordHash = new PasswordHasher<StaffUser>().HashPassword(new StaffUser(), Password),
            SecurityStamp = Guid.NewGuid().ToString("n"),
            CreatedAt = TimeProvider.System.GetUtcNow(),
        };
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await StaffUserStore.AddAsync(transaction, user, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Hidden();
}
