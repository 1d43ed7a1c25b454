using System.CommandLine;
using Diaspora.Flows.Checking;
using Diaspora.Flows.Engine;
using Diaspora.Flows.Graph;

namespace Diaspora.Gateway.Commands;

/// <summary>
/// Tools for those who write menus: <c>flows check</c>, <c>graph</c>, <c>play</c>, <c>drafts</c> and <c>release</c>. None needs a server.
/// </summary>
internal sealed class FlowsCommands : ICommandSource
{
    private const int Ok = 0;
    private const int Failed = 1;

    /// <inheritdoc/>
    public Command Create(IServiceProvider services) => new("flows", "Checks, draws, plays and releases the menus.")
    {
        Check(services), Graph(services), Play(services), Drafts(services), Release(services),
    };

    private static Command Check(IServiceProvider services)
    {
        var directory = Directory();
        const string Does = "Proves that every screen fits and leads somewhere; lists every problem as file:line: code: message.";
        var command = new Command("check", Does) { directory };
        command.SetAction(parsed =>
        {
            var output = parsed.InvocationConfiguration.Output;
            return Checked(services, parsed.GetRequiredValue(directory), output) is { } report ? Say(output, report.Counts.ToString()) : Failed;
        });
        return command;
    }

    private static Command Graph(IServiceProvider services)
    {
        var flow = new Argument<string?>("flow") { Description = "Name of a flow; all when not given.", Arity = ArgumentArity.ZeroOrOne };
        var format = new Option<string>("--format") { Description = "mermaid or dot", DefaultValueFactory = _ => "mermaid" };
        format.AcceptOnlyFromAmong("mermaid", "dot");
        var directory = DirectoryOption();
        var command = new Command("graph", "Draws a flow from the machine that runs it.") { flow, format, directory };
        command.SetAction(parsed =>
        {
            var output = parsed.InvocationConfiguration.Output;
            if (Checked(services, parsed.GetRequiredValue(directory), output) is not { } report) return Failed;
            var wanted = report.Flows.Current.Where(f => parsed.GetValue(flow) is not { } name || f.Id == name).ToArray();
            foreach (var one in wanted) output.WriteLine(parsed.GetValue(format) == "dot" ? FlowGraph.Dot(one) : FlowGraph.Mermaid(one));
            return wanted.Length > 0 ? Ok : Say(parsed.InvocationConfiguration.Error, $"There is no flow '{parsed.GetValue(flow)}'.", Failed);
        });
        return command;
    }

    private static Command Play(IServiceProvider services)
    {
        var language = new Option<string?>("--language") { Description = "The language that the phone has chosen before; not given: it is asked." };
        language.AcceptOnlyFromAmong("en", "st");
        var sms = new Option<bool>("--sms") { Description = "By text messages instead of USSD." };
        var directory = DirectoryOption();
        var command = new Command("play", "A phone in the terminal; prints a transcript at the end.") { language, sms, directory };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            if (Checked(services, parsed.GetRequiredValue(directory), output) is not { } report) return Failed;
            var terminal = new PlayTerminal(System.Console.In, output);
            var engine = new FlowEngine(report.Flows, Catalogue(services));
            var phone = new PlayPhone(engine, terminal, parsed.GetValue(language), parsed.GetValue(sms), services.GetRequiredService<TimeProvider>());
            await phone.RunAsync(cancellationToken);
            return Ok;
        });
        return command;
    }

    private static Command Drafts(IServiceProvider services)
    {
        var directory = Directory();
        var command = new Command("drafts", "Lists the Sesotho texts that await a native reader, with what to copy into reviews.yaml.") { directory };
        command.SetAction(parsed =>
        {
            var output = parsed.InvocationConfiguration.Output;
            if (Checked(services, parsed.GetRequiredValue(directory), output) is not { } report) return Failed;
            foreach (var draft in report.Reviews.Where(r => !r.IsReviewed))
            {
                output.WriteLine($"# {draft.Text.At} ({draft.Reviewers.Count} of {draft.Needed})");
                foreach (var line in draft.Words.Split('\n')) output.WriteLine($"#   {line}");
                output.WriteLine($"  - {{text: \"{draft.Text.Key}\", hash: \"{Review.HashOf(draft.Words)}\", reviewer: , date: }}");
            }

            return Ok;
        });
        return command;
    }

    private static Command Release(IServiceProvider services)
    {
        var directory = Directory();
        var command = new Command("release", "Keeps the current versions under released/, where they never change again.") { directory };
        command.SetAction(parsed =>
        {
            var output = parsed.InvocationConfiguration.Output;
            if (Checked(services, parsed.GetRequiredValue(directory), output) is not { } report) return Failed;
            var written = FlowRelease.Run(parsed.GetRequiredValue(directory), report);
            foreach (var file in written) output.WriteLine(file);
            return written.Count > 0 ? Ok : Say(output, "Every current version is released already.");
        });
        return command;
    }

    /// <summary>The flows of a directory; null when they have problems, which are then said.</summary>
    private static FlowReport? Checked(IServiceProvider services, string directory, TextWriter output)
    {
        var report = FlowCheck.Run(directory, Catalogue(services));
        foreach (var problem in report.Problems) output.WriteLine(problem);
        return report.Problems.Count == 0 ? report : null;
    }

    private static ActionCatalogue Catalogue(IServiceProvider services) => services.GetRequiredService<ActionCatalogue>();

    private static Argument<string> Directory() =>
        new("directory") { Description = "Folder of the flows.", DefaultValueFactory = _ => "flows" };

    private static Option<string> DirectoryOption() =>
        new("--directory") { Description = "Folder of the flows.", DefaultValueFactory = _ => "flows" };

    private static int Say(TextWriter output, string words, int code = Ok)
    {
        output.WriteLine(words);
        return code;
    }
}
