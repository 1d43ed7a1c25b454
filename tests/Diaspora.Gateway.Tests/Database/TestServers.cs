namespace Diaspora.Gateway.Tests.Database;

/// <summary>
/// The private PostgreSQL and Redis that the tests may do anything with. <c>./gateway test</c> starts them and names them in the environment.
/// </summary>
public static class TestServers
{
    /// <summary>Connection string of a PostgreSQL user who may create and drop databases.</summary>
    public static string Postgres => Require("GATEWAY_TEST_POSTGRES");

    /// <summary>Redis as <c>host:port</c>.</summary>
    public static string Redis => Require("GATEWAY_TEST_REDIS");

    private static string Require(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"{variable} is not set: run ./gateway test, which starts the servers that the tests need.");
}
