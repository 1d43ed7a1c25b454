using Diaspora.Flows.Engine;
using Diaspora.Gateway.Conversations.Actions;
using Npgsql;

namespace Diaspora.Gateway.Conversations;

/// <summary>
/// Runs the actions of one turn. A connection is opened when the first action needs one; the first effect begins the transaction that
/// all of the turn shares.
/// </summary>
internal sealed class TurnHost(TurnServices services, TurnRequest request, DateTimeOffset now) : IFlowHost, IAsyncDisposable
{
    private NpgsqlConnection? _connection;
    private NpgsqlTransaction? _transaction;

    /// <inheritdoc/>
    public DateOnly Today => LesothoTime.DateOf(now);

    /// <inheritdoc/>
    public string ServiceCode => request.Caller.ServiceCode;

    /// <inheritdoc/>
    public async ValueTask<ActionResult?> RunAsync(ActionCall call, CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(cancellationToken);
        if (call.Action.Kind != ActionKind.Effect) return await RunAsync(call, connection, cancellationToken);

        var key = new EffectKey(request.Effects, call.Session.Inputs, call.Step);
        var name = NameOf(call);
        if (call.Repeated)
            return await services.Effects.FindAsync(connection, _transaction, key, name, cancellationToken);
        var transaction = await BeginAsync(cancellationToken);
        if (!await EffectStore.ClaimAsync(transaction, key, name, now, cancellationToken))
            return await services.Effects.FindAsync(connection, transaction, key, name, cancellationToken);
        var result = await RunAsync(call, connection, cancellationToken);
        await services.Effects.KeepAsync(transaction, key, name, result, cancellationToken);
        return result;
    }

    /// <summary>What an effect is recorded as. Of a private flow the record does not tell what was done.</summary>
    private string NameOf(ActionCall call) =>
        services.Engine.Flows.Find(call.Session.Flow, call.Session.Version) is { Private: true } ? EffectStore.Private : call.Action.Name;

    /// <summary>The turn's connection.</summary>
    public async ValueTask<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken) =>
        _connection ??= await services.Database.OpenConnectionAsync(cancellationToken);

    /// <summary>The turn's transaction, begun when there was none.</summary>
    public async ValueTask<NpgsqlTransaction> BeginAsync(CancellationToken cancellationToken) =>
        _transaction ??= await (await ConnectAsync(cancellationToken)).BeginTransactionAsync(cancellationToken);

    /// <summary>Makes the turn's effects stay.</summary>
    public async ValueTask CommitAsync(CancellationToken cancellationToken)
    {
        if (_transaction is not null) await _transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Ends the turn; effects that were not made to stay are undone.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_transaction is not null) await _transaction.DisposeAsync();
        if (_connection is not null) await _connection.DisposeAsync();
    }

    private async ValueTask<ActionResult> RunAsync(ActionCall call, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var context = new ActionContext
        {
            Call = call,
            Caller = request.Caller,
            Now = now,
            Flows = services.Engine.Flows,
            Connection = connection,
            Transaction = _transaction,
        };
        return await services.Actions[call.Action.Name].RunAsync(context, cancellationToken);
    }
}
