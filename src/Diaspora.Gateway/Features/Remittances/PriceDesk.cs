using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Staff;
using Npgsql;

namespace Diaspora.Gateway.Features.Remittances;

/// <summary>
/// Changes what phones show about sending money, always by two people: one proposes, another applies. A thing that was changed since somebody
/// proposed its change is not overwritten. What cannot be done throws <see cref="MoneyRefusal"/>.
/// </summary>
internal sealed class PriceDesk(NpgsqlDataSource database, TimeProvider time)
{
    private const string What = "proposal";
    private const int LongestNote = 300;

    private DateOnly Today => LesothoTime.DateOf(time.GetUtcNow());

    /// <summary>Everything that is held.</summary>
    public async Task<PriceBook> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await PriceBookStore.ReadAsync(connection, null, cancellationToken);
    }

    /// <summary>Proposals, the newest first.</summary>
    public async Task<IReadOnlyList<PriceProposal>> ListAsync(ProposalState? state, long? before, int most, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await ProposalStore.ListAsync(connection, state, before, most, cancellationToken);
    }

    /// <summary>A proposal.</summary>
    public async Task<PriceProposal> GetAsync(long id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await ProposalStore.FindAsync(connection, id, cancellationToken) ?? throw Unknown();
    }

    /// <summary>Proposes a change; phones show nothing of it. Who proposes a price or a service is noted as who looked it up, unless it says otherwise.</summary>
    public async Task<PriceProposal> ProposeAsync(StaffActor actor, NewPriceProposal proposal, CancellationToken cancellationToken)
    {
        if (!proposal.After.IsOne) throw MoneyRefusal.Invalid("after", "It must hold one corridor, provider, service or price.");
        var reason = NoteOf(proposal.Reason, "reason");
        var after = PriceRules.Fold(proposal.After);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var book = await PriceBookStore.ReadAsync(connection, transaction, cancellationToken);
        var before = book.Find(after);
        after = Signed(after, before, actor);
        Check(after, before, book);
        if (after == before) throw MoneyRefusal.Invalid("after", "Nothing of it would change.");
        var id = await ProposalStore.AddAsync(transaction, before, after, reason, actor.Name, time.GetUtcNow(), cancellationToken)
            ?? throw MoneyRefusal.State(What, "A change of it waits for approval already: have that one applied, returned or withdrawn first.");
        await NoteAsync(transaction, actor, "price.proposed", id, new { after.Kind, after.Subject, reason }, cancellationToken);
        var made = await ProposalStore.FindAsync(connection, id, cancellationToken) ?? throw Unknown();
        await transaction.CommitAsync(cancellationToken);
        return made;
    }

    /// <summary>Applies what another person proposed: phones show it from now on.</summary>
    public Task<PriceProposal> ApproveAsync(StaffActor actor, long id, CancellationToken cancellationToken) =>
        DecideAsync(actor, id, ProposalState.Applied, "price.applied", null, async (transaction, held) =>
        {
            if (actor.IsSamePerson(held.ProposedBy)) throw MoneyRefusal.Person(What, "You proposed it: another person applies it.");
            await PriceBookStore.LockAsync(transaction, cancellationToken);
            var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
            var book = await PriceBookStore.ReadAsync(connection, transaction, cancellationToken);
            var present = book.Find(held.After);
            if (present != held.Before)
                throw MoneyRefusal.State(What, "What it changes was changed since it was proposed. Return it, so that it is proposed anew.");
            Check(held.After, present, book);
            await PriceBookStore.ApplyAsync(transaction, held.After, cancellationToken);
        }, cancellationToken);

    /// <summary>Gives a proposal of another person back with a note.</summary>
    public Task<PriceProposal> ReturnAsync(StaffActor actor, long id, string note, CancellationToken cancellationToken)
    {
        var words = NoteOf(note, "note");
        return DecideAsync(actor, id, ProposalState.Returned, "price.returned", words, (_, held) => actor.IsSamePerson(held.ProposedBy)
            ? throw MoneyRefusal.Person(What, "You proposed it: withdraw it instead.")
            : Task.CompletedTask, cancellationToken);
    }

    /// <summary>Takes an own proposal back.</summary>
    public Task<PriceProposal> WithdrawAsync(StaffActor actor, long id, CancellationToken cancellationToken) =>
        DecideAsync(actor, id, ProposalState.Withdrawn, "price.withdrawn", null, (_, held) => actor.IsSamePerson(held.ProposedBy)
            ? Task.CompletedTask
            : throw MoneyRefusal.Person(What, "Another person proposed it: return it with a note instead."), cancellationToken);

    private async Task<PriceProposal> DecideAsync(
        StaffActor actor, long id, ProposalState state, string action, string? note, Func<NpgsqlTransaction, PriceProposal, Task> act,
        CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var held = await ProposalStore.LockAsync(transaction, id, cancellationToken) ?? throw Unknown();
        if (held.State != ProposalState.Waiting)
            throw MoneyRefusal.State(What, $"It was {held.State.ToString().ToLowerInvariant()} by {held.DecidedBy} already.");
        await act(transaction, held);
        await ProposalStore.DecideAsync(transaction, id, state, actor.Name, note, time.GetUtcNow(), cancellationToken);
        await NoteAsync(transaction, actor, action, id, new { held.Kind, held.After.Subject, held.Before, held.After, note }, cancellationToken);
        var after = await ProposalStore.FindAsync(connection, id, cancellationToken) ?? throw Unknown();
        await transaction.CommitAsync(cancellationToken);
        return after;
    }

    private Task NoteAsync(NpgsqlTransaction transaction, StaffActor actor, string action, long id, object details, CancellationToken cancellationToken) =>
        AuditStore.WriteAsync(
            transaction, actor.Name, action, FormattableString.Invariant($"price-proposal/{id}"), details, time.GetUtcNow(), cancellationToken);

    private void Check(PriceContent after, PriceContent? before, PriceBook book)
    {
        var problems = PriceRules.ProblemsOf(after, book, Today);
        if (after.Price is { Id: > 0 } price)
        {
            if (before?.Price is not { } held) problems.TryAdd("id", ["There is no such price."]);
            else if ((held.Provider, held.Country, held.Method) != (price.Provider, price.Country, price.Method))
                problems.TryAdd("provider", ["A price stays with its sender, country and way of paying out: hide it and propose a new one."]);
        }

        if (problems.Count > 0) throw MoneyRefusal.Invalid(problems);
    }

    // Whoever only hides a price has not looked it up.
    private static PriceContent Signed(PriceContent after, PriceContent? before, StaffActor actor) => after with
    {
        Service = after.Service is not { } service ? null
            : (service.Source, service.CheckedOn) == (before?.Service?.Source, before?.Service?.CheckedOn) ? service with { CheckedBy = before?.Service?.CheckedBy }
            : service with { CheckedBy = actor.Name },
        Price = after.Price is not { } price ? null
            : (price.Source, price.CheckedOn) == (before?.Price?.Source, before?.Price?.CheckedOn) ? price with { CheckedBy = before?.Price?.CheckedBy }
            : price with { CheckedBy = actor.Name },
    };

    private static string NoteOf(string note, string field) => note.Trim() is { Length: > 0 and <= LongestNote } words
        ? words
        : throw MoneyRefusal.Invalid(field, $"It must have 1 to {LongestNote} characters.");

    private static MoneyRefusal Unknown() => MoneyRefusal.Unknown(What, "There is no such proposal.");
}
