using Diaspora.Gateway.Conversations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Channels.Vodacom;

/// <summary>What Vodacom Messaging calls: <c>GET ussd</c> for every step of a session.</summary>
internal static class VodacomEndpoints
{
    public static RouteGroupBuilder MapVodacom(this IEndpointRouteBuilder channels)
    {
        var group = channels.MapGroup(VodacomOptions.Name)
            .AddEndpointFilter(channels.ServiceProvider.GetRequiredService<TokenFilter<VodacomOptions>>());
        group.MapGet("ussd", TakeUssdAsync);
        return group;
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> TakeUssdAsync(
        HttpRequest request,
        ServiceCode code,
        IOptions<VodacomOptions> options,
        UssdConversations conversations,
        Refusals refusals,
        CancellationToken cancellationToken)
    {
        var fields = ProviderFields.OfQuery(request);
        var inbound = VodacomUssd.Read(fields, code);
        if (fields.Refusal is { } refusal)
            return refusals.Answer(VodacomOptions.Name, refusal);

        var reply = inbound is null ? code.UnknownCode : await conversations.TakeAsync(inbound, cancellationToken);
        return TypedResults.Text(VodacomUssd.Write(reply, Callback(request, options.Value)), "text/xml; charset=utf-8");
    }

    // The provider calls this address for the next step, so it carries the token too.
    private static string Callback(HttpRequest request, VodacomOptions options) =>
        $"{CalledUrl.WithoutQuery(request, options.PublicUrl)}?token={Uri.EscapeDataString(options.Token)}";
}
