using System.Security.Cryptography;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Staff;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Api;

/// <summary>
/// Runs a post with an <c>Idempotency-Key</c> once: the same post again gets the answer that is kept, another under the same key is refused. Answers
/// that tell of a fault of ours are not kept.
/// </summary>
internal sealed class IdempotentPosts(RequestDelegate next, IdempotencyStore posts, KeyedHasher hasher, TimeProvider time)
{
    /// <summary>Name of the header.</summary>
    public const string Header = "Idempotency-Key";

    private const int LongestKey = 100;

    /// <summary>Takes one request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method)
            || !context.Request.Path.StartsWithSegments(ApiSetup.Path)
            || context.Request.Headers[Header] is not { Count: > 0 } header
            || context.GetEndpoint()?.Metadata.GetMetadata<UnkeptAnswer>() is not null
            || StaffActor.KeyIdOf(context.User) is not { } keyId)
        {
            await next(context);
            return;
        }

        var key = header.ToString();
        if (key.Length is 0 or > LongestKey || key.Any(c => c is <= ' ' or > '~'))
        {
            await Refuse("idempotency/key", StatusCodes.Status400BadRequest, $"{Header} has 1 to {LongestKey} letters, digits and signs.")
                .ExecuteAsync(context);
            return;
        }

        var post = new KeyedPost(keyId, key, context.Request.Path + context.Request.QueryString.Value, await HashBodyAsync(context));
        if (await posts.TryBeginAsync(post, time.GetUtcNow(), context.RequestAborted)) await RunAsync(context, post);
        else await AnswerAgainAsync(context, post, await posts.FindAsync(post, context.RequestAborted));
    }

    private async Task RunAsync(HttpContext context, KeyedPost post)
    {
        // A caller that hangs up must not leave it half known whether the post was done.
        context.RequestAborted = CancellationToken.None;
        var body = context.Response.Body;
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        try
        {
            await next(context);
        }
        catch
        {
            await posts.ForgetAsync(post, CancellationToken.None);
            throw;
        }
        finally
        {
            context.Response.Body = body;
        }

        var response = context.Response;
        if (response.StatusCode >= StatusCodes.Status500InternalServerError) await posts.ForgetAsync(post, CancellationToken.None);
        else
        {
            await posts.KeepAsync(
                post, response.StatusCode, response.ContentType, response.Headers.Location, answer.ToArray(), CancellationToken.None);
        }

        answer.Position = 0;
        await answer.CopyToAsync(body);
    }

    private static async Task AnswerAgainAsync(HttpContext context, KeyedPost post, KeptPost? kept)
    {
        if (kept is not null && (kept.Route != post.Route || !kept.BodyHash.AsSpan().SequenceEqual(post.BodyHash)))
        {
            await Refuse("idempotency/other-request", StatusCodes.Status422UnprocessableEntity, $"Another request had this {Header}. Take a new one.")
                .ExecuteAsync(context);
            return;
        }

        if (kept is not { Status: { } status, Response: { } response })
        {
            context.Response.Headers.RetryAfter = "1";
            await Refuse("idempotency/running", StatusCodes.Status409Conflict, "The same request is being done. Ask again in a second.")
                .ExecuteAsync(context);
            return;
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = kept.ContentType;
        if (kept.Location is not null) context.Response.Headers.Location = kept.Location;
        await context.Response.Body.WriteAsync(response, context.RequestAborted);
    }

    // With our key: a body that holds a telephone number could be found from a bare hash by trying all numbers.
    private async Task<byte[]> HashBodyAsync(HttpContext context)
    {
        context.Request.EnableBuffering();
        var digest = await SHA256.HashDataAsync(context.Request.Body, context.RequestAborted);
        context.Request.Body.Position = 0;
        return Convert.FromHexString(hasher.Hash("idempotent-post", Convert.ToHexStringLower(digest)));
    }

    private static ProblemHttpResult Refuse(string type, int status, string detail) =>
        TypedResults.Problem(detail, statusCode: status, type: type);
}
