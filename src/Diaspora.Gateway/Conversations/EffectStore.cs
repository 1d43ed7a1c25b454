using System.Text.Json;
using Dapper;
using Diaspora.Flows.Engine;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Scheduling;
using Npgsql;

namespace Diaspora.Gateway.Conversations;

/// <summary>Outcomes of effects by the input that caused them.</summary>
internal sealed class EffectStore(FieldCipher cipher)
{
    /// <summary>What an effect of a private flow is recorded as.</summary>
    public const string Private = "private";

    private const string OutcomeKind = "effect-outcome";
    private const string Resumed = "resume";

    /// <summary>Claims an effect in a transaction; false when it was brought about before. A twin that is still at work is waited for.</summary>
    public static async Task<bool> ClaimAsync(
        NpgsqlTransaction transaction, EffectKey key, string action, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into conversations.effects (session, input, step, action, outcome_cipher, at)
                 values (@session, @input, @step, @action, ''::bytea, @now)
            on conflict (session, input, step, action) do nothing
            """;
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        return await connection.ExecuteAsync(new CommandDefinition(
            Sql, new { key.Session, key.Input, key.Step, action, now }, transaction, cancellationToken: cancellationToken)) == 1;
    }

    /// <summary>Notes that a conversation took up a dropped one.</summary>
    public static Task NoteResumedAsync(NpgsqlTransaction transaction, string session, DateTimeOffset now, CancellationToken cancellationToken) =>
        ClaimAsync(transaction, new EffectKey(session, 0, 0), Resumed, now, cancellationToken);

    /// <summary>True when a conversation took up a dropped one.</summary>
    public static async Task<bool> IsResumedAsync(NpgsqlConnection connection, string session, CancellationToken cancellationToken)
    {
        const string Sql = """
            select exists (select from conversations.effects where session = @session and input = 0 and step = 0 and action = @action)
            """;
        return await connection.ExecuteScalarAsync<bool>(
            new CommandDefinition(Sql, new { session, action = Resumed }, cancellationToken: cancellationToken));
    }

    /// <summary>Keeps what a claimed effect brought about.</summary>
    public async Task KeepAsync(
        NpgsqlTransaction transaction, EffectKey key, string action, ActionResult result, CancellationToken cancellationToken)
    {
        const string Sql = """
            update conversations.effects
               set outcome_cipher = @outcome
             where session = @session and input = @input and step = @step and action = @action
            """;
        var kept = new KeptOutcome(result.Outcome, result.Outputs.ToDictionary(o => o.Key, o => o.Value.Texts));
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        await connection.ExecuteAsync(new CommandDefinition(
            Sql, new { key.Session, key.Input, key.Step, action, outcome = cipher.Encrypt(OutcomeKind, JsonSerializer.Serialize(kept)) },
            transaction, cancellationToken: cancellationToken));
    }

    /// <summary>What an effect brought about, or null when it was not.</summary>
    public async Task<ActionResult?> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, EffectKey key, string action, CancellationToken cancellationToken)
    {
        const string Sql = """
            select outcome_cipher
              from conversations.effects
             where session = @session and input = @input and step = @step and action = @action
            """;
        var outcome = await connection.QuerySingleOrDefaultAsync<byte[]?>(new CommandDefinition(
            Sql, new { key.Session, key.Input, key.Step, action }, transaction, cancellationToken: cancellationToken));
        if (outcome is not { Length: > 0 } || cipher.Decrypt(OutcomeKind, outcome) is not { } json) return null;
        var kept = JsonSerializer.Deserialize<KeptOutcome>(json);
        return kept is null ? null : new ActionResult(kept.Outcome, kept.Outputs.ToDictionary(o => o.Key, o => new FlowValue(o.Value)), []);
    }

    /// <summary>Removes what inputs brought about before a moment: none of them is sent again.</summary>
    public static Task<int> RemoveAsync(NpgsqlConnection connection, DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        const string Sql = """
            delete from conversations.effects
             where ctid = any(array(select ctid from conversations.effects where at < @before order by at limit @limit))
            """;
        return connection.ExecuteAsync(new CommandDefinition(
            Sql, new { before, limit }, commandTimeout: RetentionStore.Patience, cancellationToken: cancellationToken));
    }

    private sealed record KeptOutcome(string Outcome, Dictionary<string, string[]> Outputs);
}

/// <summary>Names an effect: the conversation, the number of the input in it, and the number of the effect within that input.</summary>
/// <param name="Session">Keyed hash of the conversation.</param>
/// <param name="Input">Number of the input from 1; 0 before the first.</param>
/// <param name="Step">Number of the effect from 0.</param>
internal readonly record struct EffectKey(string Session, int Input, int Step);
