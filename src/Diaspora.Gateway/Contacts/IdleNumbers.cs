using Diaspora.Gateway.Conversations;
using Npgsql;

namespace Diaspora.Gateway.Contacts;

/// <summary>Forgets numbers that nobody needs: of phones that belong to no registered person, wait for nothing and were not heard of for long.</summary>
internal sealed class IdleNumbers(IEnumerable<NumberNeed> needs, TimeProvider time)
{
    /// <summary>Forgets the numbers that nobody needs of phones last heard of before a moment, in pieces; gives how many.</summary>
    public async Task<int> ForgetAsync(NpgsqlConnection connection, DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        var day = LesothoTime.DateOf(before);
        var today = LesothoTime.DateOf(time.GetUtcNow());
        var forgotten = 0;
        for (long after = 0; ;)
        {
            var idle = await IdleNumberStore.FindAsync(connection, day, after, limit, cancellationToken);
            if (idle.Length == 0) return forgotten;
            after = idle[^1];
            var needed = new HashSet<long>();
            foreach (var need in needs) needed.UnionWith(await need.FindAsync(connection, idle, today, cancellationToken));
            forgotten += await IdleNumberStore.ForgetAsync(connection, [.. idle.Where(id => !needed.Contains(id))], day, cancellationToken);
        }
    }
}
