using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Diaspora.Gateway.Api;

/// <summary>What the OpenAPI document says besides the endpoints themselves: how to authenticate, and who may call what.</summary>
internal static class ApiDocument
{
    /// <summary>Name of the document: it is served as <c>/openapi/v1.json</c>.</summary>
    public const string Name = "v1";

    /// <summary>Describes <c>/api</c> and nothing else.</summary>
    public static void Describe(OpenApiOptions options)
    {
        options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Diaspora.Gateway",
                Version = "1",
                Description = "For staff and their programs. Keys are made on the server: `./gateway admin keys add`. No answer holds a telephone number.",
            };
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[ApiKeyHandler.SchemeName] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "An API key.",
            };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiKeyHandler.SchemeName, document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var sets = context.Description.ActionDescriptor.EndpointMetadata.OfType<AllowedRoles>().Select(allowed => allowed.Roles).ToList();
            var roles = sets.Count == 0 ? [] : sets.Aggregate(IEnumerable<string> (left, right) => left.Intersect(right));
            operation.Description = $"{operation.Description} Roles: {string.Join(", ", roles)}.".TrimStart();
            if (context.Description.HttpMethod == "POST")
            {
                operation.Parameters ??= [];
                operation.Parameters.Add(new OpenApiParameter
                {
                    Name = IdempotentPosts.Header,
                    In = ParameterLocation.Header,
                    Description = "Of the caller's choice. The same post with the same key is done once and answered alike for a day.",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                });
            }

            return Task.CompletedTask;
        });
    }
}
