using System.Text.Json;
using Dapper;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Scheduling;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance.Rounds;

/// <summary>Requests that come from lists and go into lists, many at a time.</summary>
internal sealed class ListedCaseStore(FieldCipher cipher, KeyedHasher hasher)
{
    // Of one statement: large enough that round trips do not count, small enough for one buffer.
    private const int Piece = 1000;

    // A drawn number is taken by chance, so rarely that this many rounds of drawing mean a fault.
    private const int MostDraws = 50;

    /// <summary>How many of the people seem to be here already, with a request that is not closed.</summary>
    public async Task<int> CountKnownAsync(NpgsqlTransaction transaction, IReadOnlyList<ListedPerson> people, CancellationToken cancellationToken)
    {
        const string Sql = """
            select count(distinct h.hash)::int
              from unnest(@hashes) h (hash)
              join food.applications a on a.person_hash = h.hash and a.status <> 'closed'
            """;
        var hashes = people.Select(p => p.Form.PersonHash(hasher)).ToArray();
        return await Connection(transaction).ExecuteScalarAsync<int>(new CommandDefinition(
            Sql, new { hashes }, transaction, commandTimeout: RetentionStore.Patience, cancellationToken: cancellationToken));
    }

    /// <summary>Takes the people in as received requests of a list, each with its history, and marks those that seem to be here already.</summary>
    public async Task AddAsync(
        NpgsqlTransaction transaction, long programmeId, long importId, IReadOnlyList<ListedPerson> people, string reason, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        foreach (var piece in people.Chunk(Piece)) await AddPieceAsync(transaction, programmeId, importId, piece, now, cancellationToken);
        await AddHistoryAsync(transaction, importId, reason, now, cancellationToken);
        await MarkDuplicatesAsync(transaction, importId, cancellationToken);
    }

    /// <summary>The people of a district whose requests are in certain statuses, in the order of their references.</summary>
    public async Task<IReadOnlyList<(string Reference, string Status, FoodForm Form)>> ReadAsync(
        NpgsqlTransaction transaction, string district, string[] statuses, CancellationToken cancellationToken)
    {
        const string Sql = """
            select reference, status, name_cipher, answers_cipher
              from food.applications
             where district = @district and status = any(@statuses)
             order by reference
            """;
        var rows = await Connection(transaction).QueryAsync<(string Reference, string Status, byte[] Name, byte[] Answers)>(new CommandDefinition(
            Sql, new { district, statuses }, transaction, commandTimeout: RetentionStore.Patience, cancellationToken: cancellationToken));
        return [.. rows.Select(r => (r.Reference, r.Status, FormOf(district, r.Name, r.Answers)))];
    }

    private FoodForm FormOf(string district, byte[] name, byte[] answers) => new(
        district,
        cipher.Decrypt(FoodApplicationStore.NameKind, name),
        JsonSerializer.Deserialize<FoodAnswers>(cipher.Decrypt(FoodApplicationStore.AnswersKind, answers))
            ?? throw new InvalidOperationException("An application holds no answers."));

    private async Task AddPieceAsync(
        NpgsqlTransaction transaction, long programmeId, long importId, ListedPerson[] piece, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into food.applications
                   (reference, programme_id, import_id, district, status, status_at, received_at, form_hash, person_hash, name_cipher, answers_cipher)
            select p.reference, @programmeId, @importId, p.district, 'received', @now, @now, p.form_hash, p.person_hash, p.name, p.answers
              from unnest(@references, @districts, @formHashes, @personHashes, @names, @answers)
                   p (reference, district, form_hash, person_hash, name, answers)
            on conflict (reference) do nothing
            returning reference
            """;
        var left = piece.Select(p => p.Form).ToList();
        for (var draw = 0; left.Count > 0; draw++)
        {
            if (draw == MostDraws) throw new InvalidOperationException($"No free references in {MostDraws} draws.");
            var drawn = Draw(left.Count);
            var row = new
            {
                programmeId,
                importId,
                now,
                references = drawn,
                districts = left.Select(f => f.District).ToArray(),
                formHashes = left.Select(f => f.Hash(hasher)).ToArray(),
                personHashes = left.Select(f => f.PersonHash(hasher)).ToArray(),
                names = left.Select(f => cipher.Encrypt(FoodApplicationStore.NameKind, f.Name)).ToArray(),
                answers = left.Select(f => cipher.Encrypt(FoodApplicationStore.AnswersKind, JsonSerializer.Serialize(f.Answers))).ToArray(),
            };
            var written = (await Connection(transaction).QueryAsync<string>(new CommandDefinition(
                Sql, row, transaction, commandTimeout: RetentionStore.Patience, cancellationToken: cancellationToken))).ToHashSet();
            left = [.. left.Where((_, i) => !written.Contains(drawn[i]))];
        }
    }

    private static async Task AddHistoryAsync(
        NpgsqlTransaction transaction, long importId, string reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into food.history (application_id, at, to_status, by, reason)
            select id, @now, 'received', 'import', @reason
              from food.applications
             where import_id = @importId
             order by id
            """;
        await Connection(transaction).ExecuteAsync(new CommandDefinition(
            Sql, new { importId, reason, now }, transaction, commandTimeout: RetentionStore.Patience, cancellationToken: cancellationToken));
    }

    private static async Task MarkDuplicatesAsync(NpgsqlTransaction transaction, long importId, CancellationToken cancellationToken)
    {
        const string Sql = """
            update food.applications a
               set possible_duplicate = true
              from (select o.person_hash
                      from food.applications o
                     where o.person_hash in (select i.person_hash from food.applications i where i.import_id = @importId) and o.status <> 'closed'
                     group by o.person_hash
                    having count(*) > 1) twice
             where a.person_hash = twice.person_hash and a.status <> 'closed' and not a.possible_duplicate
            """;
        await Connection(transaction).ExecuteAsync(new CommandDefinition(
            Sql, new { importId }, transaction, commandTimeout: RetentionStore.Patience, cancellationToken: cancellationToken));
    }

    private static string[] Draw(int count)
    {
        var drawn = new HashSet<string>();
        while (drawn.Count < count) drawn.Add(Reference.Draw().Digits);
        return [.. drawn];
    }

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
}
