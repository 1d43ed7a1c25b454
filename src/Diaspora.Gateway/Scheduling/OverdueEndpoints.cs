using Diaspora.Gateway.Api;
using Diaspora.Gateway.Staff;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Diaspora.Gateway.Scheduling;

/// <summary><c>/api/overdue</c>.</summary>
internal static class OverdueEndpoints
{
    /// <summary>Maps the list of what waits too long, which holds counts alone.</summary>
    public static RouteGroupBuilder MapOverdue(this RouteGroupBuilder api)
    {
        api.MapGet("/overdue", ListAsync).WithTags("Overdue").RequireRight(StaffRight.BeStaff);
        return api;
    }

    /// <summary>Tells of each kind of thing how many wait longer than they may, as of the last look.</summary>
    internal static async Task<Ok<IReadOnlyList<Overdue>>> ListAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return TypedResults.Ok(await OverdueStore.ListAsync(connection, cancellationToken));
    }
}
