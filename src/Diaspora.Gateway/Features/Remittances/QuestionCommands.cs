using System.CommandLine;
using System.Globalization;
using Diaspora.Flows.Definition;
using Diaspora.Flows.Text;
using Diaspora.Gateway.Commands;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Privacy;
using Npgsql;

namespace Diaspora.Gateway.Features.Remittances;

/// <summary><c>questions list</c> and <c>questions answer</c>: the inbox of the money desk until the console has it.</summary>
internal sealed class QuestionCommands : ICommandSource
{
    private const string Flow = "remittances";
    private const string Message = "answer";

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

        var reference = Parse(show);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var questions = services.GetRequiredService<QuestionStore>();
        var asked = await questions.FindAsync(transaction, reference, cancellationToken) ?? throw Unknown(reference);
        foreach (var question in open.Where(q => q.Reference == reference.Digits))
            await output.WriteLineAsync(Line(question, today).AsMemory(), cancellationToken);
        await output.WriteLineAsync((asked.Text ?? "(nothing was typed, or its time is over)").AsMemory(), cancellationToken);
    }

    private static async Task AnswerAsync(
        IServiceProvider services, string number, string words, TextWriter output, CancellationToken cancellationToken)
    {
        var reference = Parse(number);
        var flows = services.GetRequiredService<FlowSet>();
        var answer = Checked(words, flows.Get(Flow).Messages[Message].Values["answer"]);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var questions = services.GetRequiredService<QuestionStore>();

        await using var connection = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var asked = await questions.FindAsync(transaction, reference, cancellationToken) ?? throw Unknown(reference);
        if (asked.IsAnswered) throw new InvalidOperationException($"{reference} was answered already.");
        await questions.AnswerAsync(transaction, reference, answer, now, cancellationToken);
        var message = FlowWords.Message(flows, Flow, Message, ("number", reference.ToString()), ("answer", answer));
        var queued = await services.GetRequiredService<OutboxStore>().EnqueueAsync(
            transaction, asked.ContactId, $"remittances/answer/{reference.Digits}", message, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var said = queued ? $"{reference} is answered." : $"{reference} is answered, but its phone wants no SMS and gets none.";
        await output.WriteLineAsync(said.AsMemory(), cancellationToken);
    }

    private static string Checked(string words, int most)
    {
        var answer = Folding.Fold(words).Trim();
        var septets = Gsm7.Septets(answer);
        if (answer.Length == 0) throw new InvalidOperationException("The answer is empty.");
        if (septets < 0)
            throw new InvalidOperationException("The answer holds a letter or sign that does not fit an SMS: use plain letters, without emoji.");
        return septets <= most
            ? answer
            : throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"The answer is too long by {septets - most}: {most} letters fit the SMS."));
    }

    private static string Line(OpenQuestion question, DateOnly today)
    {
        var about = string.Join(", ", new[] { question.Topic, question.Article ?? question.Provider, question.What }.OfType<string>());
        var days = today.DayNumber - LesothoTime.DateOf(question.AskedAt).DayNumber;
        return string.Create(CultureInfo.InvariantCulture, $"{Parse(question.Reference)}  {about}  {days} days");
    }

    private static Reference Parse(string number) =>
        Reference.TryParse(number, out var reference) ? reference : throw new InvalidOperationException("That number has a mistake in it.");

    private static InvalidOperationException Unknown(Reference reference) => new($"There is no question {reference}.");
}
