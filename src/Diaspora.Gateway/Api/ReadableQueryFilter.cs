using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Diaspora.Gateway.Api;

/// <summary>
/// Refuses a query with a value that cannot be read, an empty one too. Compiled handlers take an empty value for none, or for the
/// first of its type, and do not name an optional one that they could not read.
/// </summary>
/// <remarks>It throws as those handlers do for the rest, so that <see cref="UnreadableRequestHandler"/> answers all and no key of a post is used up.</remarks>
internal sealed class ReadableQueryFilter : IEndpointFilter
{
    private static readonly MethodInfo s_reads = typeof(ReadableQueryFilter).GetMethod(nameof(Reads), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var isUnread = http.Response.StatusCode == StatusCodes.Status400BadRequest;
        foreach (var parameter in http.GetEndpoint()?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>() ?? [])
        {
            if (!parameter.HasTryParse || !http.Request.Query.TryGetValue(parameter.Name, out var values)) continue;
            if (values.ToString() is { Length: > 0 } value && !(isUnread && !IsReadable(parameter.ParameterInfo.ParameterType, value))) continue;
            throw new BadHttpRequestException($"Failed to bind parameter \"{parameter.Name}\".");
        }

        return isUnread ? throw new BadHttpRequestException("Failed to bind a parameter.") : next(context);
    }

    private static bool IsReadable(Type type, string value)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsEnum ? Enum.TryParse(type, value, ignoreCase: true, out _) : (bool)s_reads.MakeGenericMethod(type).Invoke(null, [value])!;
    }

    private static bool Reads<T>(string value)
        where T : IParsable<T> => T.TryParse(value, CultureInfo.InvariantCulture, out _);
}
