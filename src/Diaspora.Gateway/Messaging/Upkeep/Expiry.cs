using Npgsql;

namespace Diaspora.Gateway.Messaging.Upkeep;

/// <summary>Drops messages that would come too late. Whoever sends drops them too, one by one; this is for those that nobody takes up.</summary>
internal sealed class Expiry(NpgsqlDataSource database)
{
    private const int Piece = 5000;

    /// <summary>Drops all that would come too late now, in pieces, and gives how many.</summary>
    public async Task<int> ExpireAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var all = 0;
        int piece;
        do
        {
            piece = await ExpiryStore.ExpireAsync(connection, now, Piece, cancellationToken);
            all += piece;
        }
        while (piece == Piece);
        return all;
    }
}
