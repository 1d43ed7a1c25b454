using System.Text;
using Diaspora.Flows.Text;
using Diaspora.Gateway.Conversations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Channels.Kannel;

/// <summary>
/// What a Kannel calls, by GET or POST with the fields in the query or in a form: <c>sms</c> for every text that comes in, <c>status</c> for what
/// became of ours.
/// </summary>
internal static class KannelEndpoints
{
    private static readonly string[] s_methods = [HttpMethods.Get, HttpMethods.Post];

    public static RouteGroupBuilder MapKannel(this IEndpointRouteBuilder channels)
    {
        var group = channels.MapGroup(KannelOptions.Name)
            .AddEndpointFilter(channels.ServiceProvider.GetRequiredService<TokenFilter<KannelOptions>>());
        group.MapMethods("sms", s_methods, TakeSmsAsync);
        group.MapMethods("status", s_methods, TakeStatusAsync);
        return group;
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> TakeSmsAsync(
        HttpRequest request, HttpResponse response, SmsConversations conversations, Refusals refusals, CancellationToken cancellationToken)
    {
        var fields = await ReadAsync(request, cancellationToken);
        var inbound = KannelSms.Read(fields, request.QueryString, out var ignored);
        if (fields.Refusal is { } refusal)
            return refusals.Answer(KannelOptions.Name, refusal);

        if (inbound is null)
            refusals.Ignore(KannelOptions.Name, ignored);
        var reply = inbound is null ? null : await conversations.TakeAsync(inbound, cancellationToken);
        if (reply is { Taken: false })
            return refusals.Answer(KannelOptions.Name, Refusal.Resting);

        // As for what we send: in its default coding letters outside GSM-7 are lost.
        if (reply?.Text is { } text && !Gsm7.IsEncodable(text))
            response.Headers["X-Kannel-Coding"] = "2";
        return TypedResults.Text(reply?.Text ?? "", "text/plain", Encoding.UTF8);
    }

    private static async Task<Results<Ok, ProblemHttpResult>> TakeStatusAsync(
        HttpRequest request, ReportIntake intake, CancellationToken cancellationToken)
    {
        var fields = await ReadAsync(request, cancellationToken);
        var report = KannelStatus.Read(fields, out var ignored);
        return await intake.TakeAsync(KannelOptions.Name, fields, report, ignored);
    }

    private static async Task<ProviderFields> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var query = ProviderFields.OfQuery(request);
        if (!HttpMethods.IsPost(request.Method) || string.IsNullOrEmpty(request.ContentType))
            return query;
        var form = await FormBody.ReadAsync(request, FormBody.MostSmsBytes, cancellationToken);
        return new ProviderFields([.. query.All, .. form.All], form.Refusal);
    }
}
