using System.ComponentModel;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;

namespace Diaspora.Gateway.Api;

/// <summary>Names the value of a query that could not be read; never what stood in it.</summary>
internal sealed class UnreadableQueryFilter : IEndpointFilter
{
    /// <summary>What is wrong with such a value.</summary>
    public const string Problem = "It is missing or has the wrong form.";

    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        // The framework has set the status already, and only that, when a value that may be missing cannot be read.
        var http = context.HttpContext;
        if (http.Response.StatusCode != StatusCodes.Status400BadRequest) return next(context);
        var unread = http.GetEndpoint()?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>().FirstOrDefault(parameter =>
            parameter is { HasTryParse: true, IsOptional: true }
            && http.Request.Query[parameter.Name].ToString() is { Length: > 0 } value
            && !TypeDescriptor.GetConverter(parameter.ParameterInfo.ParameterType).IsValid(value));
        var field = unread is null ? "" : JsonNamingPolicy.CamelCase.ConvertName(unread.Name);
        return ValueTask.FromResult<object?>(ApiProblem.CannotRead(field, Problem));
    }
}
