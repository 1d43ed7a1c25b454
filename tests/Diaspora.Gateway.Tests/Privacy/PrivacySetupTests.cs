using System.Security.Cryptography;
using Diaspora.Gateway.Privacy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Tests.Privacy;

public sealed class PrivacySetupTests : IDisposable
{
    private readonly KeyDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_field_encrypted_on_one_node_is_read_on_another_that_shares_the_keys()
    {
        using var one = BuildHost(Environments.Development);
        using var other = BuildHost(Environments.Production);
        var cipher = one.Services.GetRequiredService<FieldCipher>();
        one.Services.GetRequiredService<HashKey>();

        var stored = cipher.Encrypt("name", "Thabo Mokoena");

        stored.AsSpan().IndexOf("Thabo"u8).ShouldBe(-1);
        cipher.Encrypt("name", "Thabo Mokoena").ShouldNotBe(stored);
        other.Services.GetRequiredService<FieldCipher>().Decrypt("name", stored).ShouldBe("Thabo Mokoena");
    }

    [Fact]
    public void A_field_of_one_kind_cannot_be_read_as_another()
    {
        using var host = BuildHost(Environments.Development);
        var cipher = host.Services.GetRequiredService<FieldCipher>();

        var stored = cipher.Encrypt("name", "Thabo");

        Should.Throw<CryptographicException>(() => cipher.Decrypt("answer", stored));
    }

    [Fact]
    public void No_text_stays_no_text()
    {
        using var host = BuildHost(Environments.Development);
        var cipher = host.Services.GetRequiredService<FieldCipher>();

        cipher.Encrypt("name", null).ShouldBeNull();
        cipher.Decrypt("name", null).ShouldBeNull();
        cipher.Decrypt("name", cipher.Encrypt("name", "")).ShouldBe("");
    }

    [Fact]
    public async Task Production_does_not_start_without_a_key_and_does_not_make_one()
    {
        using var host = BuildHost(Environments.Production);

        var problem = await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync());

        problem.Message.ShouldContain("backup");
        Directory.GetFileSystemEntries(_directory.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task Development_makes_its_key_and_starts()
    {
        using var host = BuildHost(Environments.Development);

        await host.StartAsync();
        host.Services.GetRequiredService<KeyedHasher>().Hash("session", "abc").Length.ShouldBe(64);
        await host.StopAsync();

        HashKey.Exists(_directory.Path).ShouldBeTrue();
        Directory.GetFiles(Path.Combine(_directory.Path, "ring"), "key-*.xml").Length.ShouldBe(1);
    }

    private IHost BuildHost(string environment)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection([new("Privacy:KeyDirectory", _directory.Path)]);
        builder.Services.AddLogging();
        builder.AddPrivacy();
        return builder.Build();
    }
}
