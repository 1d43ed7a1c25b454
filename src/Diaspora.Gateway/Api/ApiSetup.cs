using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.RateLimiting;
using Diaspora.Gateway.Console;
using Diaspora.Gateway.Console.Account;
using Diaspora.Gateway.Conversations.Words;
using Diaspora.Gateway.Console.Calendar;
using Diaspora.Gateway.Features;
using Diaspora.Gateway.Messaging.History;
using Diaspora.Gateway.Messaging.OptOuts;
using Diaspora.Gateway.Messaging.Preview;
using Diaspora.Gateway.Messaging.Sending;
using Diaspora.Gateway.Scheduling;
using Diaspora.Gateway.Staff;
using Diaspora.Gateway.Staff.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.OpenApi;

namespace Diaspora.Gateway.Api;

/// <summary>Registers and maps what staff and their programs call.</summary>
internal static class ApiSetup
{
    /// <summary>Where it lives.</summary>
    public const string Path = "/api";

    private const string RateLimit = "api";

    /// <summary>Registers keys, rights, problem details, strict JSON, the limit of requests and the OpenAPI document.</summary>
    public static IHostApplicationBuilder AddApi(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<IdempotencyStore>();
        services.AddSingleton(new Retention("staff/idempotency", IdempotencyStore.Memory, IdempotencyStore.RemoveAsync));
        services.AddAuthentication(ApiKeyHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null);
        services.AddAuthorization();
        services.AddExceptionHandler<UnreadableRequestHandler>();
        services.Configure<ProblemDetailsOptions>(options => options.CustomizeProblemDetails = AddType);
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(options => BeStrict(options.SerializerOptions));
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (context, _) =>
            {
                context.HttpContext.Response.Headers.RetryAfter = "1";
                return ValueTask.CompletedTask;
            };
            options.AddPolicy(RateLimit, LimitOf);
            SignInLimit.Add(options);
        });
        // Doc comments of handlers are put in by AddOpenApi; what follows adds to them.
        services.AddOpenApi();
        services.Configure<OpenApiOptions>(ApiDocument.Name, ApiDocument.Describe);
        return builder;
    }

    /// <summary>Finds out who calls, and whether they may.</summary>
    public static WebApplication UseApi(this WebApplication app)
    {
        // Here and not at the very beginning, so that what answers faults can lead a request to another endpoint.
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        // Looks at forms of the console alone: no other endpoint asks for it.
        app.UseAntiforgery();
        app.UseMiddleware<ForgedForms>();
        app.UseMiddleware<IdempotentPosts>();
        return app;
    }

    /// <summary>Maps <c>/api/…</c> and <c>/openapi/v1.json</c>.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi();
        var api = app.MapGroup(Path).RefuseUnlessSaid().RequireRateLimiting(RateLimit);
        api.AddEndpointFilter<RouteGroupBuilder, PlainQueryFilter>();
        api.AddEndpointFilter<RouteGroupBuilder, ReadableQueryFilter>();
        api.AddEndpointFilter<RouteGroupBuilder, PageFilter>();
        api.ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status500InternalServerError)
            .ProducesValidationProblem(StatusCodes.Status400BadRequest)
            .ProducesValidationProblem(StatusCodes.Status422UnprocessableEntity);
        api.MapPreview();
        api.MapMessages();
        api.MapDeadList();
        api.MapOptOuts();
        api.MapAudit();
        api.MapStaff();
        api.MapOverdue();
        api.MapWords();
        api.MapCalendar();
        api.MapFeatureApi();
        return api;
    }

    // The framework's own types are addresses of web pages; ours are words that stay. Other paths keep what they say themselves.
    private static void AddType(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        if (!context.HttpContext.Request.Path.StartsWithSegments(Path)) return;
        if (problem.Type is null || problem.Type.StartsWith("http", StringComparison.Ordinal)) problem.Type = ApiProblem.TypeOf(problem.Status);
    }

    private static void BeStrict(JsonSerializerOptions options)
    {
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Converters.Add(new PlainStringConverter());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
    }

    /// <summary>Far more than people and their programs need, and far less than would hurt those who dial.</summary>
    private static RateLimitPartition<string> LimitOf(HttpContext context)
    {
        var caller = StaffActor.KeyIdOf(context.User) is { } key ? $"key {key}" : $"address {context.Connection.RemoteIpAddress}";
        return RateLimitPartition.GetTokenBucketLimiter(caller, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = 300,
            TokensPerPeriod = 60,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        });
    }
}
