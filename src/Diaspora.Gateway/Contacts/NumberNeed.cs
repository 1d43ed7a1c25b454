using Npgsql;

namespace Diaspora.Gateway.Contacts;

/// <summary>
/// Tells which numbers a feature still needs, such as those of people who wait for an answer. Every one that is registered as a singleton is asked
/// before numbers of phones that were not heard of for long are forgotten.
/// </summary>
/// <param name="FindAsync">Gives those of the contacts whose number is needed.</param>
internal sealed record NumberNeed(NumberNeedQuery FindAsync);

/// <summary>Finds those of many contacts whose number is needed.</summary>
/// <param name="connection">The connection.</param>
/// <param name="contacts">The contacts.</param>
/// <param name="today">Today in Lesotho.</param>
/// <param name="cancellationToken">Ends the wait.</param>
internal delegate Task<IEnumerable<long>> NumberNeedQuery(
    NpgsqlConnection connection, long[] contacts, DateOnly today, CancellationToken cancellationToken);
