using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Features.Campaigns.Writing;
using Diaspora.Gateway.Hosting;
using Npgsql;

namespace Diaspora.Gateway.Features.Campaigns;

/// <summary>
/// Two campaigns on the next days that fit: health services in the festive season, and the 16 Days. Drafts, so that nothing goes before two people
/// have looked at them.
/// </summary>
internal sealed class CampaignSample(TimeProvider time) : ISampleContent
{
    /// <summary>The files inside the program.</summary>
    public static readonly IReadOnlyList<string> Resources =
        ["Features/Campaigns/Sample/16-days.yaml", "Features/Campaigns/Sample/festive-season.yaml"];

    /// <inheritdoc/>
    public async Task LoadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (await CampaignStore.AnyAsync(connection, cancellationToken)) return;
        foreach (var resource in Resources)
        {
            var content = Read(resource, LesothoTime.DateOf(time.GetUtcNow()));
            await CampaignStore.AddAsync(connection, null, content, "sample", sample: true, cancellationToken);
        }
    }

    /// <summary>A sample, with days to come.</summary>
    public static CampaignContent Read(string resource, DateOnly today)
    {
        using var stream = typeof(CampaignSample).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not part of the program.");
        using var reader = new StreamReader(stream);
        var file = CampaignFile.Read(reader.ReadToEnd());
        var content = file.Form is null ? null : CampaignReading.Read(file.Form, today, file.Faults);
        return content ?? throw new InvalidOperationException($"{resource}: {string.Join(' ', file.Faults)}");
    }
}
