namespace Diaspora.Gateway.Features.Feedback;

/// <summary>What a person sends.</summary>
/// <param name="Kind">Of <see cref="ComplaintTopic.Kinds"/>.</param>
/// <param name="Topic">Of <see cref="ComplaintTopic.All"/>.</param>
/// <param name="District">Code of the district; null: none was named.</param>
/// <param name="Language">Code of the language.</param>
/// <param name="ContactId">The phone to tell that there is an answer; null: the person stays unknown.</param>
/// <param name="Words">What was typed; null: nothing.</param>
/// <param name="DueAt">From when on its answer is late.</param>
internal sealed record NewComplaint(
    string Kind, string Topic, string? District, string Language, long? ContactId, string? Words, DateTimeOffset DueAt);

/// <summary>What is reported to the focal point alone, as it is sealed.</summary>
/// <param name="Reference">The eight digits that the person was given.</param>
/// <param name="What"><c>money</c> or <c>hurt</c>.</param>
/// <param name="Danger">True: the person said to be in danger at that moment.</param>
/// <param name="District">Code of the district; null: none was named.</param>
/// <param name="Who"><c>staff</c>, <c>chief</c>, <c>trader</c> or <c>other</c>.</param>
/// <param name="Number">The number to call, sealed once more; null: nothing of the phone is kept.</param>
/// <param name="Language">Code of the language.</param>
internal sealed record RestrictedReport(
    string Reference, string What, bool Danger, string? District, string Who, byte[]? Number, string Language);
