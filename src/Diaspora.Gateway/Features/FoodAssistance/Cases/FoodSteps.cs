using System.Globalization;
using Diaspora.Flows.Definition;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Staff;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance.Cases;

/// <summary>Steps of cases: the rules that hold whoever takes one, be it at the console, by a program or by a command on the server.</summary>
internal sealed class FoodSteps(OutboxStore outbox, FlowSet flows)
{
    /// <summary>
    /// Moves a case, which the transaction holds, to a status; writes its history and the audit, and puts a notice into the outbox, which says no
    /// more than that there is news. A proposal that nobody decided on yet is overtaken.
    /// </summary>
    /// <returns>Why the step is not possible; null when it was taken.</returns>
    public async Task<string?> TakeAsync(
        NpgsqlTransaction transaction, FoodCase food, FoodStep step, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (step.Distribution.Problem(step.Status, LesothoTime.DateOf(now)) is { } problem) return problem;
        if (await WhyNotAsync(transaction, food, step, cancellationToken) is { } why) return why;
        var row = await FoodCaseStore.StepAsync(transaction, food, step, now, cancellationToken);
        await ProposalStore.OvertakeAsync(transaction, food.Id, now, cancellationToken);
        if (food.ContactId is { } contact)
        {
            var news = FlowWords.Message(
                flows, "food-status", food.Neighbour ? "news-to-pass-on" : "news", ("reference", $"{food.Reference[..4]} {food.Reference[4..]}"));
            await outbox.EnqueueAsync(
                transaction, contact, string.Create(CultureInfo.InvariantCulture, $"food/status/{row}"), news, now, cancellationToken);
        }

        await AuditStore.WriteAsync(
            transaction, step.By, "case.stepped", CaseSubject.Of(food.Id),
            new { from = food.Status, to = step.Status, step.ReasonCode, step.Sop, step.ProposedBy }, now, cancellationToken);
        return null;
    }

    /// <summary>
    /// Who may not take part in a decision because they prepared it: who put the person on the preliminary list, and who entered the request. Null:
    /// this person may.
    /// </summary>
    public static async Task<string?> WhyNotByAsync(
        NpgsqlTransaction transaction, FoodCase food, FoodStep step, CancellationToken cancellationToken)
    {
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        var history = await FoodCaseStore.HistoryAsync(connection, transaction, food.Id, cancellationToken);
        var by = new StaffActor(step.By);
        if (history.LastOrDefault(h => h.ToStatus == FoodStatus.Preliminary)?.By is { } listed && by.IsSamePerson(listed))
            return $"{step.Status} is a decision: someone else than {listed}, who put the person on the list, must take it.";
        return food.EnteredBy is { } entered && by.IsSamePerson(entered)
            ? $"{step.Status} is a decision: someone else than {entered}, who entered the request, must take it."
            : null;
    }

    private static async Task<string?> WhyNotAsync(
        NpgsqlTransaction transaction, FoodCase food, FoodStep step, CancellationToken cancellationToken)
    {
        var next = FoodStatus.After(food.Status);
        if (!next.Contains(step.Status))
            return next.Count == 0 ? "The request is closed." : $"After {food.Status} comes {string.Join(" or ", next)}, not {step.Status}.";
        if (!FoodStatus.IsDecision(step.Status)) return null;
        if (step.Sop is null) return $"{step.Status} is a decision: name the version of the procedures that it follows.";
        if (await WhyNotByAsync(transaction, food, step, cancellationToken) is { } person) return person;
        return step.Status == FoodStatus.Selected
            ? await FoodProgrammeStore.WhyNoPlaceAsync(transaction, food.Id, cancellationToken)
            : null;
    }
}

/// <summary>How the audit names a case.</summary>
internal static class CaseSubject
{
    /// <summary>Such as <c>case/12</c>.</summary>
    public static string Of(long id) => string.Create(CultureInfo.InvariantCulture, $"case/{id}");
}
