using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Diaspora.Gateway.Staff.Accounts;

/// <summary>What administrators do with accounts, each act with its audit. Nobody changes their own.</summary>
internal sealed partial class StaffAccounts(
    NpgsqlDataSource database, IPasswordHasher<StaffUser> hasher, IOptions<StaffOptions> options, TimeProvider time)
{
    private const int LongestName = 60;

    /// <summary>Opens an account and gives its number and its one-time password.</summary>
    public async Task<(long Id, string Password)> AddAsync(
        StaffActor actor, string userName, string name, IReadOnlyList<string> grants, CancellationToken cancellationToken)
    {
        userName = userName.Trim().ToLowerInvariant();
        name = name.Trim();
        var problems = new Dictionary<string, string[]>();
        if (!UserName().IsMatch(userName)) problems["userName"] = ["It must have 2 to 40 letters, digits, dots or hyphens and begin with a letter."];
        if (name.Length is < 2 or > LongestName) problems["name"] = [$"It must have 2 to {LongestName} characters."];
        if (GrantProblem(grants) is { } problem) problems["roles"] = [problem];
        if (problems.Count > 0) throw AccountRefusal.Invalid(problems);

        RequireServer(actor, grants);

        var now = time.GetUtcNow();
        var password = OneTimePassword.Create();
        var user = new StaffUser { UserName = userName, Name = name, Grants = Ordered(grants), CreatedAt = now };
        GiveOneTime(user, password, now);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var id = await StaffUserStore.AddAsync(transaction, user, cancellationToken)
            ?? throw AccountRefusal.Invalid("name", "Somebody has this name or signs in with this word already.");
        await AuditStore.WriteAsync(transaction, actor.Name, "staff.added", Subject(id), new { userName, name, roles = user.Grants }, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (id, password);
    }

    /// <summary>Gives an account other roles, with effect from its next request.</summary>
    public Task ChangeRolesAsync(StaffActor actor, long id, int version, IReadOnlyList<string> grants, CancellationToken cancellationToken) =>
        ChangeAsync(actor, id, version, "staff.roles-changed", user =>
        {
            if (GrantProblem(grants) is { } problem) throw AccountRefusal.Invalid("roles", problem);
            RequireServer(actor, [.. user.Grants, .. grants]);
            user.Grants = Ordered(grants);
            return new { roles = user.Grants };
        }, cancellationToken);

    /// <summary>Shuts an account: its sessions end with their next request.</summary>
    public Task DisableAsync(StaffActor actor, long id, int version, CancellationToken cancellationToken) =>
        ChangeAsync(actor, id, version, "staff.disabled", user =>
        {
            user.DisabledAt ??= time.GetUtcNow();
            EndSessions(user);
            return null;
        }, cancellationToken);

    /// <summary>Opens an account that was shut.</summary>
    public Task EnableAsync(StaffActor actor, long id, int version, CancellationToken cancellationToken) =>
        ChangeAsync(actor, id, version, "staff.enabled", user =>
        {
            user.DisabledAt = null;
            return null;
        }, cancellationToken);

    /// <summary>Gives a new one-time password, for who forgot theirs or is locked; ends their sessions.</summary>
    public async Task<string> ResetPasswordAsync(StaffActor actor, long id, int version, CancellationToken cancellationToken)
    {
        var password = OneTimePassword.Create();
        await ChangeAsync(actor, id, version, "staff.password-reset", user =>
        {
            RequireServer(actor, user.Grants);
            GiveOneTime(user, password, time.GetUtcNow());
            return null;
        }, cancellationToken);
        return password;
    }

    /// <summary>Forgets a lost authenticator; a new one is set up at the next sign-in where it is required.</summary>
    public Task ResetAuthenticatorAsync(StaffActor actor, long id, int version, CancellationToken cancellationToken) =>
        ChangeAsync(actor, id, version, "staff.authenticator-reset", user =>
        {
            RequireServer(actor, user.Grants);
            user.TwoFactor = false;
            user.AuthenticatorKey = null;
            EndSessions(user);
            return null;
        }, cancellationToken);

    /// <summary>Notes what the owner of an account did with it, such as signing in.</summary>
    public async Task NoteAsync(StaffUser user, string action, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await AuditStore.WriteAsync(transaction, user.Name, action, Subject(user.Id), null, time.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task ChangeAsync(
        StaffActor actor, long id, int version, string action, Func<StaffUser, object?> change, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var user = await StaffUserStore.LockAsync(transaction, id, cancellationToken) ?? throw AccountRefusal.Unknown();
        if (actor.IsSamePerson(user.Name)) throw AccountRefusal.Own();
        if (user.Version != version) throw AccountRefusal.Changed();
        var details = change(user);
        await StaffUserStore.SaveAsync(transaction, user, cancellationToken);
        await AuditStore.WriteAsync(transaction, actor.Name, action, Subject(id), details, time.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private void GiveOneTime(StaffUser user, string password, DateTimeOffset now)
    {
        user.PasswordHash = hasher.HashPassword(user, password);
        user.OneTime = true;
        user.OneTimeUntil = now + options.Value.OneTimeLife;
        user.FailedCount = 0;
        user.LockedUntil = null;
        EndSessions(user);
    }

    // Commands on the server act without roles; whoever runs them holds the database anyway.
    private static void RequireServer(StaffActor actor, IReadOnlyList<string> grants)
    {
        if (actor.Grants.Count > 0 && grants.Contains(StaffRole.PseaFocalPoint)) throw AccountRefusal.OnServerOnly();
    }

    private static void EndSessions(StaffUser user) => user.SecurityStamp = Guid.NewGuid().ToString("n");

    private static string? GrantProblem(IReadOnlyList<string> grants)
    {
        if (grants.Count == 0) return "Choose at least one role.";
        return grants.FirstOrDefault(grant => !RoleGrant.TryParse(grant, out _)) is { } wrong ? $"'{wrong}' is no role. Roles: {RoleGrant.Written}." : null;
    }

    private static string[] Ordered(IEnumerable<string> grants) => [.. grants.Distinct().Order(StringComparer.Ordinal)];

    private static string Subject(long id) => string.Create(CultureInfo.InvariantCulture, $"staff/{id}");

    [GeneratedRegex(@"\A[a-z][a-z0-9.-]{1,39}\z")]
    private static partial Regex UserName();
}
