using Diaspora.Gateway.Staff;
using Microsoft.AspNetCore.Authorization;

namespace Diaspora.Gateway.Api;

/// <summary>Says of each endpoint below <c>/api</c> who may call it. One of which nothing is said refuses everybody.</summary>
internal static class ApiPolicies
{
    /// <summary>Lets only keys call that have one of the roles. Said on a group and on an endpoint in it, both must hold.</summary>
    public static TBuilder RequireRole<TBuilder>(this TBuilder endpoints, params string[] roles)
        where TBuilder : IEndpointConventionBuilder
    {
        if (roles.Length == 0 || roles.Except(StaffRole.All).Any()) throw new ArgumentException("Name roles of StaffRole.", nameof(roles));
        return endpoints.WithMetadata(new AllowedRoles(roles)).RequireAuthorization(OfKeys().RequireRole(roles).Build());
    }

    /// <summary>Lets every key call, whatever its roles.</summary>
    public static TBuilder RequireAnyRole<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.RequireRole([.. StaffRole.All]);

    /// <summary>Shuts every endpoint of the group of which nothing else is said.</summary>
    public static RouteGroupBuilder RefuseUnlessSaid(this RouteGroupBuilder api)
    {
        var nobody = OfKeys().RequireAssertion(_ => false).Build();
        ((IEndpointConventionBuilder)api).Finally(endpoint =>
        {
            if (!endpoint.Metadata.OfType<AllowedRoles>().Any()) endpoint.Metadata.Add(nobody);
        });
        api.RequireAuthorization(OfKeys().Build());
        return api;
    }

    private static AuthorizationPolicyBuilder OfKeys() => new AuthorizationPolicyBuilder(ApiKeyHandler.SchemeName).RequireAuthenticatedUser();
}

/// <summary>Metadata of an endpoint: who may call it.</summary>
/// <param name="Roles">Any of these.</param>
internal sealed record AllowedRoles(IReadOnlyList<string> Roles);
