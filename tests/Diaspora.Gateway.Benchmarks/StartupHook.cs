using Diaspora.Gateway.Benchmarks.Servers;

/// <summary>
/// What <c>DOTNET_STARTUP_HOOKS</c> runs in a server before its own code, so that the product itself holds nothing for benchmarks. The runtime
/// asks for this name, outside any namespace.
/// </summary>
internal static class StartupHook
{
    /// <summary>Lets the benchmark ask what the server has used.</summary>
    public static void Initialize() => UsageMeter.Answer();
}
