using Dapper;
using Diaspora.Gateway.Privacy;
using Npgsql;

namespace Diaspora.Gateway.Features.Registration;

/// <summary>Consents with the words that were agreed to.</summary>
internal sealed class ConsentStore(FieldCipher cipher)
{
    /// <summary>Kind of encrypted guardians' names, see <see cref="FieldCipher"/>.</summary>
    public const string GuardianKind = "guardian-name";

    /// <summary>Kind of encrypted witnesses' names.</summary>
    public const string WitnessKind = "witness-name";

    /// <summary>Adds a consent of a person, and its words when they are new.</summary>
    public async Task AddAsync(NpgsqlTransaction transaction, long personId, Consent consent, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into registration.consent_texts (version, text)
                 values (@version, @text)
            on conflict (version) do nothing;

            insert into registration.consents
                   (person_id, version, kind, guardian_cipher, witness_cipher, language, channel, service_code, given_at)
            values (@personId, @version, @kind, @guardian, @witness, @language, @channel, @serviceCode, @givenAt);
            """;
        var row = new
        {
            personId,
            version = consent.Text.Version,
            text = consent.Text.Text,
            kind = consent.Witness is not null ? "spoken" : consent.Guardian is not null ? "guardian" : "keyed",
            guardian = cipher.Encrypt(GuardianKind, consent.Guardian),
            witness = cipher.Encrypt(WitnessKind, consent.Witness),
            language = consent.Text.Language,
            channel = consent.Channel,
            serviceCode = consent.ServiceCode,
            givenAt = consent.GivenAt,
        };
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        await connection.ExecuteAsync(new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken));
    }
}
