namespace Stateless.Reflection;

/// <summary>The description of a method that the machine calls, here a guard.</summary>
public class InvocationInfo
{
    private readonly string? _description;

    internal InvocationInfo(string methodName, string? description)
    {
        MethodName = methodName;
        _description = description;
    }

    /// <summary>The method's name as compiled; for a lambda one that nobody can read.</summary>
    public string MethodName { get; }

    /// <summary>The description given at configuration, else the method's name, else "Function" for a lambda or local function.</summary>
    public string Description =>
        _description ?? (MethodName.AsSpan().ContainsAny('<', '>', '`') ? "Function" : MethodName);
}
