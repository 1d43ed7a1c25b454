namespace Diaspora.Gateway.Features.FoodAssistance.Cases;

/// <summary>A step of a case that an officer takes or, for a decision, proposes.</summary>
/// <param name="Seen">The <c>lastStep</c> of the case as it was read.</param>
/// <param name="Status">The next status.</param>
/// <param name="ReasonCode">Code of the reason, from the list of that status.</param>
/// <param name="Words">More about the reason, without names; at most 200 characters.</param>
/// <param name="Sop">Version of the procedures followed; a decision needs it.</param>
public sealed record CaseStepRequest(long Seen, string? Status, string? ReasonCode, string? Words = null, string? Sop = null);

/// <summary>Why something is done, in words without names.</summary>
/// <param name="Reason">1 to 200 characters.</param>
public sealed record CaseReason(string? Reason);

/// <summary>What an officer found out.</summary>
/// <param name="Kind">How: visit, chief-letter, talk or other.</param>
/// <param name="Text">The note, 1 to 2000 characters; kept encrypted and never changed.</param>
public sealed record CaseNoteRequest(string? Kind, string? Text);

/// <summary>A PIN that a person keys on an officer's tablet with the screen turned to them.</summary>
/// <param name="Pin">Four digits.</param>
/// <param name="Again">The same.</param>
public sealed record CasePinRequest(string? Pin, string? Again);

/// <summary>Which requests of one person become one.</summary>
/// <param name="Keep">The one that goes on.</param>
/// <param name="Close">The one that is closed.</param>
/// <param name="Reason">Why they are one person's, without names; 1 to 200 characters.</param>
public sealed record CaseMerge(long Keep, long Close, string? Reason);

/// <summary>Two requests that look like one person's and are not.</summary>
/// <param name="One">One of them.</param>
/// <param name="Other">The other.</param>
/// <param name="Reason">How that is known, without names; 1 to 200 characters.</param>
public sealed record CaseApart(long One, long Other, string? Reason);

/// <summary>What became of a call.</summary>
/// <param name="Outcome"><c>called</c> or <c>not-reached</c>.</param>
public sealed record CallbackOutcome(string? Outcome);

/// <summary>Somebody whom the social worker of a district is to call.</summary>
/// <param name="District">Code of the district.</param>
/// <param name="Number">The number, as it is dialled in Lesotho or in international form.</param>
public sealed record NewCallback(string? District, string? Number);

/// <summary>How a reason stands.</summary>
/// <param name="Active">True: officers can choose it.</param>
/// <param name="Proposed">True: the programme has yet to confirm it.</param>
public sealed record ReasonSetting(bool Active, bool Proposed);
