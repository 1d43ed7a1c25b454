using Diaspora.Gateway.Commands;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Privacy;

/// <summary>Registers the keys and everything that hashes or encrypts with them.</summary>
internal static class PrivacySetup
{
    /// <summary>What an operator reads when there is no key.</summary>
    public const string MissingKey =
        "The directory of Privacy:KeyDirectory must hold hash.key. If this installation has run before, put the file back from the backup "
        + "or copy it from another node: with a new key nobody who is registered is found again. "
        + "Only a new installation makes one, with ./gateway admin keys create.";

    /// <summary>
    /// Registers <see cref="HashKey"/>, <see cref="KeyedHasher"/>, <see cref="FieldCipher"/>, <see cref="SessionCipher"/>,
    /// <see cref="PinHasher"/> and Data Protection with its key ring in the key directory. Development makes a missing hash key by
    /// itself; elsewhere the host does not start without one.
    /// </summary>
    public static IHostApplicationBuilder AddPrivacy(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        var mayCreate = builder.Environment.IsDevelopment();
        services.AddOptions<PrivacyOptions>()
            .BindConfiguration(PrivacyOptions.Section)
            .ValidateDataAnnotations()
            .Validate(options => mayCreate || options.KeyDirectory.Length == 0 || HashKey.Exists(options.KeyDirectory), MissingKey)
            .ValidateOnStart();
        services.AddDataProtection().SetApplicationName("Diaspora.Gateway");
        services.AddOptions<KeyManagementOptions>().Configure<IOptions<PrivacyOptions>, ILoggerFactory>((keys, privacy, loggers) =>
            keys.XmlRepository = new FileSystemXmlRepository(Directory.CreateDirectory(Path.Combine(privacy.Value.KeyDirectory, "ring")), loggers));
        services.AddSingleton(provider =>
        {
            var directory = provider.GetRequiredService<IOptions<PrivacyOptions>>().Value.KeyDirectory;
            return mayCreate ? HashKey.ReadOrCreate(directory) : HashKey.Read(directory);
        });
        services.AddSingleton<KeyedHasher>();
        services.AddSingleton<FieldCipher>();
        services.AddSingleton<SessionCipher>();
        services.AddSingleton<PinHasher>();
        builder.Services.AddSingleton<ICommandSource, PrivacyCommands>();
        return builder;
    }
}
