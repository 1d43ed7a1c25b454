namespace Diaspora.Gateway.Api;

/// <summary>Refuses queries with control characters: none of ours needs them, and PostgreSQL takes no zero characters.</summary>
internal sealed class PlainQueryFilter : IEndpointFilter
{
    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        foreach (var (name, values) in context.HttpContext.Request.Query)
        {
            if (!values.Any(v => v is not null && v.Any(char.IsControl))) continue;
            return ValueTask.FromResult<object?>(ApiProblem.CannotRead(name, PlainStringConverter.Problem));
        }

        return next(context);
    }
}
