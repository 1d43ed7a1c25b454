using Diaspora.Flows.Engine;

namespace Diaspora.Flows.Tests.Engine;

/// <summary>Answers actions with what a test says, and remembers the calls.</summary>
internal sealed class TestHost : IFlowHost
{
    private readonly Dictionary<string, Func<ActionCall, ActionResult?>> _answers = [];
    private readonly List<ActionDeclaration> _declarations = [];

    public DateOnly Today { get; set; } = new(2026, 11, 21);

    public string ServiceCode => "*384*266#";

    public ActionCatalogue Catalogue => new(_declarations);

    public List<ActionCall> Calls { get; } = [];

    public TestHost On(ActionDeclaration declaration, Func<ActionCall, ActionResult?> answer)
    {
        _declarations.Add(declaration);
        _answers[declaration.Name] = answer;
        return this;
    }

    public ValueTask<ActionResult?> RunAsync(ActionCall call, CancellationToken cancellationToken)
    {
        Calls.Add(call);
        return ValueTask.FromResult(_answers[call.Action.Name](call));
    }
}
