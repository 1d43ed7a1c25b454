using Dapper;
using Diaspora.Gateway.Hosting;
using Npgsql;

namespace Diaspora.Gateway.Features.Remittances;

/// <summary>
/// Prices, senders and policy articles that public sources gave, for development and training. The values stand in the SQL beside it.
/// </summary>
internal sealed class RemittancesSample : ISampleContent
{
    private const string Resource = "Features/Remittances/Sample/remittances.sql";

    /// <inheritdoc/>
    public async Task LoadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        using var stream = typeof(RemittancesSample).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not part of the program.");
        using var reader = new StreamReader(stream);
        await connection.ExecuteAsync(new CommandDefinition(await reader.ReadToEndAsync(cancellationToken), cancellationToken: cancellationToken));
    }
}
