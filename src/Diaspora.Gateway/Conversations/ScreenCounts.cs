using Diaspora.Flows.Engine;
using Diaspora.Gateway.Insights;

namespace Diaspora.Gateway.Conversations;

/// <summary>
/// Counts how often screens are shown and answered, so that staff see where people leave. No phone and no session is behind a count, and a private flow
/// has none: who goes into one is counted as if the screen before had not been shown, so that nobody appears to have left there either.
/// </summary>
internal sealed class ScreenCounts(FlowEngine engine, AnonymousCounts counts)
{
    /// <summary>The place where a conversation is before a turn, which changes it; null: it begins, or the place is private.</summary>
    public ScreenPlace? PlaceOf(TurnRequest request)
    {
        if (request.Start is not null) return null;
        var session = request.GoingOn.Session;
        return session.Language >= engine.Flows.Languages.Count || engine.Flows.Find(session.Flow, session.Version) is not { Private: false }
            ? null
            : new ScreenPlace(session.Flow, session.Screen, engine.Flows.Languages[session.Language]);
    }

    /// <summary>Counts a turn that was answered.</summary>
    /// <param name="before">Where the conversation was.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="turn">What came of it.</param>
    /// <param name="language">The language of the phone; null: not chosen yet.</param>
    public void Count(ScreenPlace? before, TurnRequest request, Turn turn, string? language)
    {
        if (request.Start is not null) counts.Add(Measure.Sessions, turn.Session.Sms ? "sms" : "ussd", language ?? "");
        if (before is { } place)
        {
            if (turn.At is null) counts.Add(Measure.ScreenShown, place.Flow, place.Screen, place.Language, -1);
            else counts.Add(Measure.ScreenAnswered, place.Flow, place.Screen, place.Language);
        }

        // Nothing can follow an end, so nobody leaves there.
        if (turn is { At: { } at, Ends: false }) counts.Add(Measure.ScreenShown, at.Flow, at.Screen, engine.Flows.Languages[turn.Session.Language]);
    }
}

/// <summary>A screen in a language.</summary>
/// <param name="Flow">Id of the flow.</param>
/// <param name="Screen">Id of the screen.</param>
/// <param name="Language">Code of the language.</param>
internal readonly record struct ScreenPlace(string Flow, string Screen, string Language);
