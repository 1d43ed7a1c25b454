using Diaspora.Gateway.Messaging.Hours;

namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>Keeps back what may not arrive at this hour of the person: a message may have waited since its hour was worked out.</summary>
internal sealed class QuietGate(TimeProvider time)
{
    /// <summary>Tells which messages may arrive now, and what is to be written of the others.</summary>
    public Passed Pass(IEnumerable<ClaimedMessage> messages)
    {
        var now = time.GetUtcNow();
        var passed = new Passed([], [], []);
        foreach (var alike in messages.GroupBy(m => (m.Quiet, m.Place)))
        {
            var next = QuietHours.NextAllowed(alike.Key.Quiet, new Place(alike.Key.Place), now);
            if (next <= now)
            {
                passed.Now.AddRange(alike);
                continue;
            }

            passed.NotNow.AddRange(alike.Select(m => SettlementRules.NotBefore(m, next)));
            passed.PutOff.AddRange(alike
                .Select(m => m.BroadcastId).OfType<long>().Distinct().Select(id => new QuietPart(id, alike.Key.Place, next)));
        }

        return passed;
    }
}

/// <summary>Messages that were looked at.</summary>
/// <param name="Now">They may arrive now.</param>
/// <param name="NotNow">What to write of the others.</param>
/// <param name="PutOff">Parts of broadcasts that are to be put off as well, rather than taken up one by one.</param>
internal sealed record Passed(List<ClaimedMessage> Now, List<Settlement> NotNow, List<QuietPart> PutOff);

/// <summary>The messages of a broadcast to people of one place, where it is quiet now.</summary>
/// <param name="Broadcast">Id of the broadcast.</param>
/// <param name="Place">Key of the place.</param>
/// <param name="Until">When they may arrive; null: never in time.</param>
internal sealed record QuietPart(long Broadcast, string Place, DateTimeOffset? Until);
