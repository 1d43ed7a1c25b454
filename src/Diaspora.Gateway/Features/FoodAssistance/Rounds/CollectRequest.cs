namespace Diaspora.Gateway.Features.FoodAssistance.Rounds;

/// <summary>What a clerk typed for the person at the table.</summary>
/// <param name="Reference">The reference of the request.</param>
/// <param name="Way"><c>code</c>: somebody else with a code; <c>id</c>: the person, whose ID was seen; <c>letter</c>: the person, with a letter of the chief.</param>
/// <param name="Code">With <c>code</c>: the six digits.</param>
/// <param name="Letter">With <c>letter</c>: whose letter of which day it is, 3 to 200 characters.</param>
public sealed record CollectRequest(string Reference, string Way, string? Code = null, string? Letter = null);

/// <summary>For whom somebody is about to collect, or has collected.</summary>
/// <param name="Text">What the clerk reads: <c>Collect for Moleboheng by T. Mokone</c>.</param>
/// <param name="For">The household: first name, with an initial where the person is there.</param>
/// <param name="By">Who stands at the table when it is somebody else; null: the person.</param>
/// <param name="At">The time on Lesotho's clock when it was collected; null: not yet.</param>
public sealed record Handout(string Text, string For, string? By, string? At);

/// <summary>How a clerk knows that it is the right person, as it is stored.</summary>
internal static class CollectWay
{
    public const string Code = "code";
    public const string Id = "id";
    public const string Letter = "letter";

    /// <summary>Every way.</summary>
    public static readonly IReadOnlyList<string> All = [Code, Id, Letter];

    /// <summary>What stands in the history of the case.</summary>
    public static string Words(string way) => way switch
    {
        Code => "by code",
        Id => "ID seen",
        _ => "letter of the chief",
    };
}
