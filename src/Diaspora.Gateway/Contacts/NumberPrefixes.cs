using Diaspora.Gateway.Privacy;
using Npgsql;

namespace Diaspora.Gateway.Contacts;

/// <summary>Notes the prefix of numbers that were kept before prefixes were: without one no route is found. Harmless at every start and on many nodes.</summary>
internal sealed class NumberPrefixes(NpgsqlDataSource database, FieldCipher cipher)
{
    private const int PieceSize = 500;

    /// <summary>Goes through all numbers that have none.</summary>
    public async Task FillAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        long after = 0;
        while (await NumberStore.WithoutPrefixAsync(connection, after, PieceSize, cancellationToken) is { Count: > 0 } piece)
        {
            var prefixes = piece.Select(n => Msisdn.FromProvider(cipher.Decrypt(ContactStore.NumberKind, n.PhoneCipher))?.Prefix);
            await NumberStore.SetPrefixesAsync(connection, [.. piece.Select(n => n.Id)], [.. prefixes], cancellationToken);
            after = piece[^1].Id;
        }
    }
}
