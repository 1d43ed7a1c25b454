using Diaspora.Gateway.Hosting;
using Npgsql;

namespace Diaspora.Gateway.Features.Announcements;

/// <summary>One made-up announcement, so that News shows something; nobody was sent it.</summary>
internal sealed class AnnouncementSample(TimeProvider time) : ISampleContent
{
    private const string Author = "sample";

    /// <inheritdoc/>
    public async Task LoadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (await SampleStore.AnyAsync(connection, cancellationToken)) return;
        var now = time.GetUtcNow();
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var id = await SampleStore.AddReleasedAsync(transaction, now, cancellationToken);
        // The days and the place are those of the first homecoming, December 2023; the sample event has them too.
        var draft = new AnnouncementDraft(
            "SAMPLE Homecoming",
            "Homecoming: 19-20 Dec, Thaba-Bosiu, from 09:00. Free. Talks, stalls, ID desk. Details and booking: {code}, 3.",
            "Homecoming: 19-20 Ts'itoe, Thaba-Bosiu, ho tloha ka 09:00. Ke mahala. Lipuisano, thekiso, ID. Lintlha: {code}, 3.",
            "events");
        await AnnouncementStore.AddVersionAsync(transaction, id, 1, draft, Author, Author, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
