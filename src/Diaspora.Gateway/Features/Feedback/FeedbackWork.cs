using Diaspora.Gateway.Console.Home;
using Diaspora.Gateway.Staff;

namespace Diaspora.Gateway.Features.Feedback;

/// <summary>What waits for an answer: complaints for those who handle them, and restricted ones for the focal point alone.</summary>
internal sealed class FeedbackWork(ComplaintDesk complaints, RestrictedDesk restricted) : IWaitingWork
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<WaitingItem>> OfAsync(StaffActor actor, CancellationToken cancellationToken)
    {
        var items = new List<WaitingItem>();
        if (actor.May(StaffRight.HandleComplaints))
        {
            var (open, late) = await complaints.CountAsync(actor, cancellationToken);
            items.Add(new WaitingItem(late, "answers to complaints and questions are late", "/console/complaints?late=true", Late: true));
            items.Add(new WaitingItem(open - late, "complaints and questions wait for an answer", "/console/complaints"));
        }

        if (actor.May(StaffRight.HandleRestrictedComplaints))
        {
            var waiting = (await restricted.ListAsync(actor, closed: false, cancellationToken)).Where(row => row.State == ComplaintState.Open).ToList();
            items.Add(new WaitingItem(waiting.Count, "restricted complaints wait for you", "/console/restricted", waiting.Exists(row => row.Overdue)));
        }

        return items;
    }
}
