using System.CommandLine;
using System.Globalization;
using Diaspora.Gateway.Commands;

namespace Diaspora.Gateway.Staff;

/// <summary><c>keys add</c>, <c>keys list</c> and <c>keys revoke</c>: who may call <c>/api</c>.</summary>
internal sealed class ApiKeyCommands : ICommandSource
{
    private const int Failed = 1;

    /// <inheritdoc/>
    public Command Create(IServiceProvider services) => new("keys", "Keys with which staff and their programs call /api.")
    {
        Add(services), List(services), Revoke(services),
    };

    private static Command Add(IServiceProvider services)
    {
        var owner = new Option<string>("--owner") { Description = "The person who answers for what is done with it.", Required = true };
        owner.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValueOrDefault<string>())) result.AddError("--owner must name somebody.");
        });
        var role = new Option<string[]>("--role")
        {
            Description = $"What the key may do: {RoleGrant.Written}. Several may be given.",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        role.Validators.Add(result =>
        {
            foreach (var wrong in result.Tokens.Select(t => t.Value).Where(t => !RoleGrant.TryParse(t, out _)))
                result.AddError($"There is no role '{wrong}'; take one of {RoleGrant.Written}.");
        });
        var command = new Command("add", "Makes a key and prints it, once.") { owner, role };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var secret = ApiKeySecret.Create();
            var roles = parsed.GetRequiredValue(role).Distinct().Order(StringComparer.Ordinal).ToArray();
            var id = await services.GetRequiredService<ApiKeyStore>().AddAsync(
                parsed.GetRequiredValue(owner).Trim(), roles, ApiKeySecret.Hash(secret), Environment.UserName, Now(services), cancellationToken);
            var output = parsed.InvocationConfiguration.Output;
            await output.WriteLineAsync(secret);
            await parsed.InvocationConfiguration.Error.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture, $"This is key {id} ({string.Join(", ", roles)}). It is shown this once; keep it where only its owner can read."));
        });
        return command;
    }

    private static Command List(IServiceProvider services)
    {
        var command = new Command("list", "Lists all keys, without the keys themselves.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            foreach (var key in await services.GetRequiredService<ApiKeyStore>().AllAsync(cancellationToken))
            {
                var end = key.RevokedAt is { } revoked ? $"  revoked {Day(revoked)}" : "";
                await parsed.InvocationConfiguration.Output.WriteLineAsync(
                    string.Create(CultureInfo.InvariantCulture, $"{key.Id}  {key.Owner}  {string.Join(", ", key.Roles)}  made {Day(key.CreatedAt)}{end}"));
            }
        });
        return command;
    }

    private static Command Revoke(IServiceProvider services)
    {
        var id = new Argument<long>("id") { Description = "The key's number in the list." };
        var command = new Command("revoke", "Takes a key back for good, at once.") { id };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var revoked = await services.GetRequiredService<ApiKeyStore>().RevokeAsync(
                parsed.GetValue(id), Environment.UserName, Now(services), cancellationToken);
            var (writer, words) = revoked
                ? (parsed.InvocationConfiguration.Output, "The key works no more.")
                : (parsed.InvocationConfiguration.Error, "There is no such key, or it was revoked before.");
            await writer.WriteLineAsync(words);
            return revoked ? 0 : Failed;
        });
        return command;
    }

    private static DateTimeOffset Now(IServiceProvider services) => services.GetRequiredService<TimeProvider>().GetUtcNow();

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
