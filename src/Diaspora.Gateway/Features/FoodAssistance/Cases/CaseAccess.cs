using Diaspora.Gateway.Staff;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance.Cases;

/// <summary>Which requests somebody reaches. One that is out of reach is answered as if it did not exist.</summary>
internal static class CaseAccess
{
    /// <summary>A request, which nobody else changes until the transaction ends.</summary>
    /// <exception cref="CaseRefusal">There is none within reach, or the right does not reach its district.</exception>
    public static async Task<FoodCase> LockAsync(
        NpgsqlTransaction transaction, StaffActor actor, long id, string right, CancellationToken cancellationToken)
    {
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        var food = await CaseStore.FindReferenceAsync(connection, transaction, id, cancellationToken) is { } reference
            ? await FoodCaseStore.LockAsync(transaction, reference, cancellationToken)
            : null;
        return Check(food, actor, right);
    }

    /// <summary>A request to look at.</summary>
    /// <exception cref="CaseRefusal">There is none within reach.</exception>
    public static async Task<FoodCase> FindAsync(NpgsqlConnection connection, StaffActor actor, long id, CancellationToken cancellationToken)
    {
        var food = await CaseStore.FindReferenceAsync(connection, null, id, cancellationToken) is { } reference
            ? await FoodCaseStore.FindAsync(connection, null, reference, cancellationToken)
            : null;
        return Check(food, actor, StaffRight.ReadCases);
    }

    /// <summary>Refuses to act on a request that took another step since it was read.</summary>
    public static void RequireSeen(FoodCase food, long seen)
    {
        if (food.LastStep != seen)
            throw CaseRefusal.Changed($"The request took another step meanwhile and is {food.Status} now. Look at it again; what you typed is still here.");
    }

    private static FoodCase Check(FoodCase? food, StaffActor actor, string right)
    {
        if (food is null || !actor.May(StaffRight.ReadCases, food.District)) throw CaseRefusal.Unknown();
        return actor.May(right, food.District) ? food : throw CaseRefusal.NotHere();
    }
}
