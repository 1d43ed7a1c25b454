using System.CommandLine;
using System.Globalization;
using Diaspora.Gateway.Commands;
using Diaspora.Gateway.Features.Campaigns.Writing;
using Diaspora.Gateway.Staff;
using Npgsql;

namespace Diaspora.Gateway.Features.Campaigns;

/// <summary>The command <c>campaigns</c>, with which operators bring campaigns in and look at them. What runs is approved by API alone.</summary>
internal sealed class CampaignsCommand : ICommandSource
{
    /// <inheritdoc/>
    public Command Create(IServiceProvider services) =>
        new("campaigns", "Lists, shows and imports campaigns.") { List(services), Show(services), Import(services) };

    private static Command List(IServiceProvider services)
    {
        var command = new Command("list", "Lists all campaigns.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var connection = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(cancellationToken);
            foreach (var campaign in await CampaignStore.PageAsync(connection, after: 0, limit: null, cancellationToken))
                await SayAsync(parsed, $"{campaign.Content.Name}  {Word(campaign)}  {campaign.Content.Category}  {campaign.Content.Title}");
            return 0;
        });
        return command;
    }

    private static Command Show(IServiceProvider services)
    {
        var name = new Argument<string>("name") { Description = "The campaign's name in the list" };
        var command = new Command("show", "Shows a campaign: its texts and the days to come.") { name };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var connection = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(cancellationToken);
            var campaign = await CampaignStore.FindAsync(connection, parsed.GetRequiredValue(name), cancellationToken)
                ?? throw new InvalidOperationException("There is no such campaign; see campaigns list.");
            var content = campaign.Content;
            await SayAsync(parsed, $"{content.Title} ({Word(campaign)}, {content.Category}), by {string.Join(", ", campaign.Authors)}");
            foreach (var (at, text) in content.Texts.Index())
            {
                await SayAsync(parsed, $"{at + 1} en  {text.En}");
                await SayAsync(parsed, $"{at + 1} st  {text.St}");
            }

            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            foreach (var upcoming in await CampaignForecast.ReadAsync(connection, campaign, now, cancellationToken))
            {
                var arrivals = string.Join(", ", upcoming.Arrivals.Select(Word));
                await SayAsync(parsed, $"{upcoming.Day:yyyy-MM-dd} {upcoming.Time:HH:mm}  text {upcoming.Number}  {arrivals}");
            }

            return 0;
        });
        return command;
    }

    private static Command Import(IServiceProvider services)
    {
        var path = new Argument<string>("file") { Description = "A campaign in YAML" };
        var by = new Option<string>("--by") { Description = "Who wrote it, by the name on their API key; they cannot approve it", Required = true };
        var command = new Command("import", "Makes a draft of a file, or tells each fault with its line.") { path, by };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var name = parsed.GetRequiredValue(path);
            var file = CampaignFile.Read(await File.ReadAllTextAsync(name, cancellationToken));
            IReadOnlyList<CampaignFault> faults = file.Faults;
            if (file.Form is { } form)
            {
                var author = new StaffActor(parsed.GetRequiredValue(by), StaffRole.Author);
                var result = await services.GetRequiredService<CampaignOffice>().CreateAsync(form, author, cancellationToken);
                faults = result.Faults;
                if (result.Campaign is { } made)
                {
                    await SayAsync(parsed, $"Campaign {made.Content.Name} is a draft now. Submit it, and let another person approve it, by API.");
                    foreach (var doubt in CampaignRules.DoubtsOf(made.Content))
                        await SayAsync(parsed, $"{name}:{file.LineOf(doubt.Field)}: note: {doubt.What}");
                    return 0;
                }
            }

            foreach (var fault in faults.OrderBy(f => file.LineOf(f.Field)))
                await SayAsync(parsed, $"{name}:{file.LineOf(fault.Field)}: {fault.Field}{(fault.Field.Length > 0 ? ": " : "")}{fault.What}");
            return 1;
        });
        return command;
    }

    private static string Word(Campaign campaign) => campaign.State.ToString().ToLowerInvariant() + (campaign.Sample ? " SAMPLE" : "");

    private static string Word(Arrival arrival) =>
        arrival.Country + " " + (arrival.Local?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "nothing: " + arrival.WhyNot);

    private static Task SayAsync(ParseResult parsed, FormattableString text) =>
        parsed.InvocationConfiguration.Output.WriteLineAsync(text.ToString(CultureInfo.InvariantCulture));
}
