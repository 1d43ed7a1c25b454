using System.CommandLine;
using System.Globalization;
using Diaspora.Gateway.Commands;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Staff;
using Npgsql;

namespace Diaspora.Gateway.Features.Remittances;

/// <summary><c>questions list</c> and <c>questions answer</c>: the inbox of the money desk on the server.</summary>
internal sealed class QuestionCommands : ICommandSource
{
    /// <inheritdoc/>
    public Command Create(IServiceProvider services)
    {
        var show = new Option<string>("--show") { Description = "The number of the one question whose words are shown." };
        var list = new Command("list", "Questions and problems without an answer, the oldest first, without their words.") { show };
        list.SetAction((parsed, cancellationToken) =>
            ListAsync(services, parsed.GetValue(show), parsed.InvocationConfiguration.Output, cancellationToken));

        var number = new Argument<string>("number") { Description = "The number of the question." };
        var words = new Argument<string>("answer") { Description = "The answer, as the person will read it by SMS." };
        var answer = new Command("answer", "Answers a question by SMS.") { number, words };
        answer.SetAction((parsed, cancellationToken) => AnswerAsync(
            services, parsed.GetRequiredValue(number), parsed.GetRequiredValue(words), parsed.InvocationConfiguration.Output, cancellationToken));

        return new Command("questions", "Questions to the money desk.") { list, answer };
    }

    private static async Task ListAsync(IServiceProvider services, string? show, TextWriter output, CancellationToken cancellationToken)
    {
        var today = LesothoTime.DateOf(services.GetRequiredService<TimeProvider>().GetUtcNow());
        await using var connection = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(cancellationToken);
        var open = await QuestionStore.OpenAsync(connection, cancellationToken);
        if (show is null)
        {
            foreach (var question in open) await output.WriteLineAsync(Line(question, today).AsMemory(), cancellationToken);
            return;
        }

        var desk = services.GetRequiredService<QuestionDesk>();
        var words = await desk.OpenAsync(Actor, show, "shown by a command on the server", cancellationToken);
        var digits = (await desk.GetAsync(show, cancellationToken)).Reference;
        foreach (var question in open.Where(q => q.Reference == digits))
            await output.WriteLineAsync(Line(question, today).AsMemory(), cancellationToken);
        await output.WriteLineAsync((words.Text ?? "(nothing was typed, it was taken out, or its time is over)").AsMemory(), cancellationToken);
    }

    private static async Task AnswerAsync(
        IServiceProvider services, string number, string words, TextWriter output, CancellationToken cancellationToken)
    {
        var desk = services.GetRequiredService<QuestionDesk>();
        var queued = await desk.AnswerAsync(Actor, number, words, cancellationToken);
        var reference = (await desk.GetAsync(number, cancellationToken)).Number;
        var said = queued ? $"{reference} is answered." : $"{reference} is answered, but its phone wants no SMS and gets none.";
        await output.WriteLineAsync(said.AsMemory(), cancellationToken);
    }

    // Whoever works on the server is named by their account there.
    private static StaffActor Actor => new(Environment.UserName);

    private static string Line(OpenQuestion question, DateOnly today)
    {
        var about = string.Join(", ", new[] { question.Topic, question.Article ?? question.Provider, question.What }.OfType<string>());
        var days = today.DayNumber - LesothoTime.DateOf(question.AskedAt).DayNumber;
        return string.Create(CultureInfo.InvariantCulture, $"{question.Reference[..4]} {question.Reference[4..]}  {about}  {days} days");
    }
}
