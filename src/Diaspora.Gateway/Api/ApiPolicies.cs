using Diaspora.Gateway.Staff;
using Microsoft.AspNetCore.Authorization;

namespace Diaspora.Gateway.Api;

/// <summary>Says of each endpoint below <c>/api</c> who may call it. One of which nothing is said refuses everybody.</summary>
internal static class ApiPolicies
{
    /// <summary>Lets only keys call that have a right, for whatever scope: which one is for the endpoint to look at.</summary>
    public static TBuilder RequireRight<TBuilder>(this TBuilder endpoints, string right)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.WithMetadata(new AllowedRoles(StaffRights.Table[right], StaffRights.IsSecret(right))).RequireAuthorization(
            OfKeys().RequireAssertion(context => StaffActor.Find(context.User)?.May(right) == true).Build());

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
/// <param name="Secret">True: everybody else reads that there is no such thing.</param>
internal sealed record AllowedRoles(IReadOnlyList<string> Roles, bool Secret);
