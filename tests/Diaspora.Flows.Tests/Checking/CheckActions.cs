using Diaspora.Flows.Engine;

namespace Diaspora.Flows.Tests.Checking;

/// <summary>The actions that the flows of checker tests can name.</summary>
internal static class CheckActions
{
    /// <summary>All of them.</summary>
    public static ActionCatalogue Catalogue { get; } = new(
    [
        new ActionDeclaration
        {
            Name = "test.find",
            Kind = ActionKind.Read,
            Inputs = ["name"],
            Outcomes = ["found", "none"],
            Outputs = new Dictionary<string, int> { ["place"] = 20, ["more"] = 3 },
        },
        new ActionDeclaration
        {
            Name = "test.save",
            Kind = ActionKind.Effect,
            Inputs = ["name"],
            Outcomes = ["saved"],
            Outputs = new Dictionary<string, int> { ["number"] = 9 },
            LeavesTrace = true,
        },
        new ActionDeclaration { Name = "test.rows", Kind = ActionKind.Rows, RowSeptets = 30 },
        new ActionDeclaration { Name = "test.look", Kind = ActionKind.Read, Outcomes = ["done"] },
    ]);
}
