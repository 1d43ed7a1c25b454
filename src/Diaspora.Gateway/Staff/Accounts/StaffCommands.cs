using System.CommandLine;
using Diaspora.Gateway.Commands;

namespace Diaspora.Gateway.Staff.Accounts;

/// <summary><c>users add</c>, <c>users list</c> and <c>users reset</c>: accounts of the console, for when no administrator can sign in.</summary>
internal sealed class StaffCommands : ICommandSource
{
    private const int Failed = 1;

    /// <inheritdoc/>
    public Command Create(IServiceProvider services) => new("users", "Accounts of the staff console.") { Add(services), List(services), Reset(services) };

    private static Command Add(IServiceProvider services)
    {
        var userName = new Argument<string>("sign-in-name") { Description = "What the person types to sign in." };
        var name = new Option<string>("--name") { Description = "First name and surname, as the audit shall name the person.", Required = true };
        var role = new Option<string[]>("--role")
        {
            Description = $"What the person may do: {RoleGrant.Written}. Several may be given.",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var command = new Command("add", "Opens an account and prints its one-time password.") { userName, name, role };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, async () =>
        {
            var (_, password) = await services.GetRequiredService<StaffAccounts>().AddAsync(
                Actor(), parsed.GetRequiredValue(userName), parsed.GetRequiredValue(name), parsed.GetRequiredValue(role), cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(password);
        }));
        return command;
    }

    private static Command List(IServiceProvider services)
    {
        var command = new Command("list", "Lists all accounts.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            foreach (var user in await services.GetRequiredService<StaffUserStore>().AllAsync(cancellationToken))
            {
                var state = user.DisabledAt is null ? "" : "  shut";
                await parsed.InvocationConfiguration.Output.WriteLineAsync($"{user.UserName}  {user.Name}  {string.Join(", ", user.Grants)}{state}");
            }
        });
        return command;
    }

    private static Command Reset(IServiceProvider services)
    {
        var userName = new Argument<string>("sign-in-name") { Description = "What the person types to sign in." };
        var command = new Command("reset", "Prints a new one-time password for an account.") { userName };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, async () =>
        {
            var user = await services.GetRequiredService<StaffUserStore>().FindByUserNameAsync(parsed.GetRequiredValue(userName), cancellationToken)
                ?? throw AccountRefusal.Unknown();
            var password = await services.GetRequiredService<StaffAccounts>().ResetPasswordAsync(Actor(), user.Id, user.Version, cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(password);
        }));
        return command;
    }

    private static StaffActor Actor() => new(Environment.UserName);

    private static async Task<int> RunAsync(ParseResult parsed, Func<Task> act)
    {
        try
        {
            await act();
            return 0;
        }
        catch (AccountRefusal refusal)
        {
            var problems = refusal.Answer.ProblemDetails is HttpValidationProblemDetails { Errors: var errors }
                ? errors.SelectMany(e => e.Value.Select(text => $"{e.Key}: {text}"))
                : [refusal.Message];
            foreach (var problem in problems) await parsed.InvocationConfiguration.Error.WriteLineAsync(problem);
            return Failed;
        }
    }
}
