using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Diaspora.Gateway.Api;

/// <summary>Answers those who may not use a hidden endpoint as if it did not exist.</summary>
internal sealed class HiddenEndpoints : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _usual = new();

    /// <inheritdoc/>
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (!authorizeResult.Forbidden || context.GetEndpoint()?.Metadata.GetMetadata<HiddenEndpoint>() is null)
            return _usual.HandleAsync(next, context, policy, authorizeResult);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}

/// <summary>Metadata of an endpoint or a page: who may not use it is told that there is none.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class HiddenEndpoint : Attribute;

/// <summary>Metadata of an endpoint: its answer holds what people told us and is not kept for a repeated post, which then is done again.</summary>
internal sealed class UnkeptAnswer;

/// <summary>Says of endpoints that they are hidden, or that their answers are not kept.</summary>
internal static class EndpointSecrecy
{
    /// <summary>Who may not use it is told that there is no such thing.</summary>
    public static TBuilder HideFromOthers<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new HiddenEndpoint());

    /// <summary>An <c>Idempotency-Key</c> is not looked at: the answer would lie in the clear for a day.</summary>
    public static TBuilder KeepNoAnswer<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new UnkeptAnswer());
}
