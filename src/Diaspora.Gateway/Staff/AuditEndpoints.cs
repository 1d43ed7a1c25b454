using Diaspora.Gateway.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Staff;

/// <summary><c>/api/audit</c>.</summary>
internal static class AuditEndpoints
{
    /// <summary>Maps the audit, for auditors alone.</summary>
    public static RouteGroupBuilder MapAudit(this RouteGroupBuilder api)
    {
        var audit = api.MapGroup("/audit").WithTags("Audit").RequireRight(StaffRight.ReadAudit);
        audit.MapGet("/", ListAsync);
        return audit;
    }

    /// <summary>Lists what staff did, the newest first.</summary>
    internal static async Task<Ok<Page<AuditEntry>>> ListAsync(
        [AsParameters] AuditFilter filter, [AsParameters] PageRequest page, AuditSearchStore audit, CancellationToken cancellationToken) =>
        TypedResults.Ok(Page.Of(await audit.ReadAsync(filter, page.After, page.Read, cancellationToken), page, entry => entry.Id));
}
