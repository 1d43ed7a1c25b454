using Diaspora.Gateway.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Staff.Accounts;

/// <summary><c>/api/staff</c>: accounts of the console.</summary>
internal static class StaffEndpoints
{
    /// <summary>Maps what administrators do with accounts.</summary>
    public static RouteGroupBuilder MapStaff(this RouteGroupBuilder api)
    {
        var staff = api.MapGroup("/staff").WithTags("Staff").RequireRight(StaffRight.ManageStaff).AddEndpointFilter(ApiRefusal.AnswerAsync);
        staff.MapGet("/", ListAsync);
        staff.MapPost("/", AddAsync).WithMetadata(UnkeptAnswer.Mark);
        Act(staff.MapPut("/{id:long}/roles", ChangeRolesAsync));
        Act(staff.MapPost("/{id:long}/disable", DisableAsync));
        Act(staff.MapPost("/{id:long}/enable", EnableAsync));
        Act(staff.MapPost("/{id:long}/password", ResetPasswordAsync).WithMetadata(UnkeptAnswer.Mark));
        Act(staff.MapPost("/{id:long}/authenticator/forget", ForgetAuthenticatorAsync));
        return api;
    }

    /// <summary>Every account, by name.</summary>
    internal static async Task<Ok<IReadOnlyList<StaffAccount>>> ListAsync(StaffUserStore users, CancellationToken cancellationToken) =>
        TypedResults.Ok<IReadOnlyList<StaffAccount>>([.. (await users.AllAsync(cancellationToken)).Select(StaffAccount.Of)]);

    /// <summary>Opens an account and gives its one-time password, this once.</summary>
    internal static async Task<Ok<NewStaffAccount>> AddAsync(
        NewStaffRequest request, StaffActor actor, StaffAccounts accounts, CancellationToken cancellationToken)
    {
        var (id, password) = await accounts.AddAsync(actor, request.UserName, request.Name, request.Roles, cancellationToken);
        return TypedResults.Ok(new NewStaffAccount(id, password));
    }

    /// <summary>Gives an account other roles.</summary>
    internal static async Task<NoContent> ChangeRolesAsync(
        long id, StaffRolesRequest request, StaffActor actor, StaffAccounts accounts, CancellationToken cancellationToken)
    {
        await accounts.ChangeRolesAsync(actor, id, request.Version, request.Roles, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>Shuts an account.</summary>
    internal static async Task<NoContent> DisableAsync(
        long id, SeenStaff request, StaffActor actor, StaffAccounts accounts, CancellationToken cancellationToken)
    {
        await accounts.DisableAsync(actor, id, request.Version, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>Opens an account that was shut.</summary>
    internal static async Task<NoContent> EnableAsync(
        long id, SeenStaff request, StaffActor actor, StaffAccounts accounts, CancellationToken cancellationToken)
    {
        await accounts.EnableAsync(actor, id, request.Version, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>Gives a new one-time password, this once.</summary>
    internal static async Task<Ok<NewStaffAccount>> ResetPasswordAsync(
        long id, SeenStaff request, StaffActor actor, StaffAccounts accounts, CancellationToken cancellationToken) =>
        TypedResults.Ok(new NewStaffAccount(id, await accounts.ResetPasswordAsync(actor, id, request.Version, cancellationToken)));

    /// <summary>Forgets a lost authenticator.</summary>
    internal static async Task<NoContent> ForgetAuthenticatorAsync(
        long id, SeenStaff request, StaffActor actor, StaffAccounts accounts, CancellationToken cancellationToken)
    {
        await accounts.ResetAuthenticatorAsync(actor, id, request.Version, cancellationToken);
        return TypedResults.NoContent();
    }

    private static void Act(RouteHandlerBuilder endpoint) =>
        endpoint.ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
}

/// <summary>An account.</summary>
/// <param name="Id">Its number.</param>
/// <param name="UserName">What they type to sign in.</param>
/// <param name="Name">Who they are, as the audit names them.</param>
/// <param name="Roles">What they may do, such as <c>author</c> or <c>social-worker:LS-G</c>.</param>
/// <param name="Authenticator">True: a code is asked for at sign-in.</param>
/// <param name="OneTime">True: they have not chosen a password of their own yet.</param>
/// <param name="LastSignedInAt">When they last signed in; null: never.</param>
/// <param name="DisabledAt">When it was shut; null: it is open.</param>
/// <param name="Version">Who changes it names the version that they have read.</param>
public sealed record StaffAccount(
    long Id, string UserName, string Name, IReadOnlyList<string> Roles, bool Authenticator, bool OneTime, DateTimeOffset? LastSignedInAt,
    DateTimeOffset? DisabledAt, int Version)
{
    internal static StaffAccount Of(StaffUser user) => new(
        user.Id, user.UserName, user.Name, user.Grants, user.TwoFactor, user.OneTime, user.LastSignedInAt, user.DisabledAt, user.Version);
}

/// <summary>An account to be opened.</summary>
/// <param name="UserName">What they type to sign in, 2 to 40 letters, digits, dots or hyphens.</param>
/// <param name="Name">First name and surname, as the audit shall name them.</param>
/// <param name="Roles">What they may do.</param>
public sealed record NewStaffRequest(string UserName, string Name, IReadOnlyList<string> Roles);

/// <summary>An account with a password that is told once.</summary>
/// <param name="Id">Its number.</param>
/// <param name="OneTimePassword">Opens nothing but the page that asks for a new one.</param>
public sealed record NewStaffAccount(long Id, string OneTimePassword);

/// <summary>Other roles.</summary>
/// <param name="Version">The version that was read.</param>
/// <param name="Roles">What they may do from now on.</param>
public sealed record StaffRolesRequest(int Version, IReadOnlyList<string> Roles);

/// <summary>Which version of an account is meant.</summary>
/// <param name="Version">The version that was read.</param>
public sealed record SeenStaff(int Version);
