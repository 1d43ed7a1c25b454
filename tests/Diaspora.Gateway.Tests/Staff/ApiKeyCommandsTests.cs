using Dapper;
using Diaspora.Gateway.Staff;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Staff;

/// <summary>Keys as an operator of the server makes and takes them back.</summary>
public sealed class ApiKeyCommandsTests : IAsyncLifetime
{
    private readonly StaffGateway _gateway = new();

    public Task InitializeAsync() => _gateway.InitializeAsync();

    public Task DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task A_key_is_shown_once_and_kept_as_a_hash_alone()
    {
        var staff = await StaffClient.CreateAsync(_gateway, "Lineo", StaffRole.Author, StaffRole.Operator);

        var (code, list) = await _gateway.RunCommandAsync("keys", "list");

        code.ShouldBe(0);
        list.ShouldContain("Lineo  author, operator  made 2026-11-21");
        list.ShouldNotContain("dgw_");
        await using var connection = await _gateway.Database.OpenConnectionAsync();
        var hash = await connection.ExecuteScalarAsync<byte[]>("select key_hash from staff.api_keys");
        hash.ShouldBe(ApiKeySecret.Hash(staff.Key!));
    }

    [Fact]
    public async Task Two_keys_are_never_alike() =>
        (await StaffClient.CreateAsync(_gateway, "Lineo", StaffRole.Author)).Key
            .ShouldNotBe((await StaffClient.CreateAsync(_gateway, "Lineo", StaffRole.Author)).Key);

    [Fact]
    public async Task A_role_that_there_is_not_is_refused_with_those_that_there_are()
    {
        var (code, said) = await _gateway.RunCommandAsync("keys", "add", "--owner", "Lineo", "--role", "queen");

        code.ShouldBe(1);
        said.ShouldContain("There is no role 'queen'; take one of author, approver, ");
        (await _gateway.RunCommandAsync("keys", "list")).Said.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("keys", "add", "--role", "author")]
    [InlineData("keys", "add", "--owner", "Lineo")]
    [InlineData("keys", "add", "--owner", " ", "--role", "author")]
    [InlineData("keys", "revoke", "seven")]
    [InlineData("keys", "revoke", "7")]
    public async Task What_is_missing_or_wrong_makes_no_key(params string[] command)
    {
        (await _gateway.RunCommandAsync(command)).Code.ShouldBe(1);

        (await _gateway.RunCommandAsync("keys", "list")).Said.ShouldBeEmpty();
    }

    [Fact]
    public async Task Making_and_revoking_stand_in_the_audit()
    {
        await StaffClient.CreateAsync(_gateway, "Lineo", StaffRole.Author);
        var auditor = await StaffClient.CreateAsync(_gateway, "Mpho", StaffRole.Auditor);
        (await _gateway.RunCommandAsync("keys", "revoke", "1")).Code.ShouldBe(0);
        (await _gateway.RunCommandAsync("keys", "revoke", "1")).Code.ShouldBe(1);

        var entries = (await auditor.GetAsync("/api/audit?subject=api-key/1")).Json.GetProperty("items").EnumerateArray().ToList();

        entries.Select(e => e.GetProperty("action").GetString()).ShouldBe(["api-key.revoked", "api-key.added"]);
        entries[1].GetProperty("details").GetProperty("owner").GetString().ShouldBe("Lineo");
        entries.ShouldAllBe(e => e.GetProperty("actor").GetString() == Environment.UserName);
    }
}
