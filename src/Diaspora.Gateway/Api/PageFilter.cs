namespace Diaspora.Gateway.Api;

/// <summary>Refuses pages of a size that there is not.</summary>
internal sealed class PageFilter : IEndpointFilter
{
    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.Arguments.OfType<PageRequest>().Any(page => page.Take is < 1 or > PageRequest.Most || page.After < 0)
            ? ValueTask.FromResult<object?>(ApiProblem.Invalid("limit", $"A page has 1 to {PageRequest.Most} entries, after one that was told as next."))
            : next(context);
}
