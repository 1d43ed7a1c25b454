using System.Text;
using Dapper;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Features.Remittances;
using Diaspora.Gateway.Privacy;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;

namespace Diaspora.Gateway.Tests.Features.Remittances;

public sealed class QuestionStoreTests(SampleDatabase database) : IClassFixture<SampleDatabase>
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 21, 23, 30, 0, TimeSpan.Zero);
    private readonly FieldCipher _cipher = new(new EphemeralDataProtectionProvider());

    private QuestionStore Store => new(_cipher);

    [Fact]
    public async Task A_reference_that_is_taken_is_drawn_again()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var (taken, free) = (Reference.Draw(), Reference.Draw());
        var draws = new Queue<Reference>([taken, taken, taken, free]);
        var question = await QuestionAsync(transaction, "Can I send from Welkom?");

        var first = await Store.AddAsync(transaction, question, draws.Dequeue, CancellationToken.None);
        var second = await Store.AddAsync(transaction, question, draws.Dequeue, CancellationToken.None);

        first.ShouldBe(taken);
        second.ShouldBe(free);
    }

    [Fact]
    public async Task What_was_typed_is_encrypted_and_stands_in_no_list()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        const string Words = "Can I send from Welkom without proof of income?";

        var reference = await Store.AddAsync(transaction, await QuestionAsync(transaction, Words), Reference.Draw, CancellationToken.None);

        var stored = await connection.ExecuteScalarAsync<byte[]>("select text_cipher from remittances.questions");
        Encoding.UTF8.GetString(stored.ShouldNotBeNull()).ShouldNotContain("Welkom");
        var open = (await QuestionStore.OpenAsync(connection, CancellationToken.None)).ShouldHaveSingleItem();
        open.ShouldBe(new OpenQuestion(reference.Digits, "policy", null, null, null, s_now));
        (await Store.FindAsync(transaction, reference, CancellationToken.None)).ShouldNotBeNull().Text.ShouldBe(Words);
    }

    [Fact]
    public async Task An_answer_closes_the_question_and_sets_the_day_on_which_both_texts_go()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var reference = await Store.AddAsync(transaction, await QuestionAsync(transaction, "Why?"), Reference.Draw, CancellationToken.None);

        await Store.AnswerAsync(transaction, reference, "Because.", "Lineo", s_now, CancellationToken.None);

        (await QuestionStore.OpenAsync(connection, CancellationToken.None)).ShouldBeEmpty();
        (await Store.FindAsync(transaction, reference, CancellationToken.None)).ShouldNotBeNull().IsAnswered.ShouldBeTrue();
        // It was already the 22nd in Lesotho.
        (await connection.ExecuteScalarAsync<DateOnly>("select purge_after from remittances.questions")).ShouldBe(new DateOnly(2027, 2, 20));
    }

    [Fact]
    public async Task A_problem_names_its_sender_and_needs_no_words()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var sender = (await QuestionStore.SendersAsync(connection, CancellationToken.None)).Single(s => s.Label == "MoneyGram");
        var problem = await QuestionAsync(transaction, null) with { Topic = NewQuestion.Problem, ProviderId = sender.Id, What = "fee" };

        var reference = await Store.AddAsync(transaction, problem, Reference.Draw, CancellationToken.None);

        (await QuestionStore.OpenAsync(connection, CancellationToken.None)).ShouldBe(
            [new OpenQuestion(reference.Digits, "problem", null, "MoneyGram", "fee", s_now)]);
        (await Store.FindAsync(transaction, reference, CancellationToken.None)).ShouldNotBeNull().Text.ShouldBeNull();
    }

    private async Task<NewQuestion> QuestionAsync(NpgsqlTransaction transaction, string? text)
    {
        Msisdn.TryParse("+26650000105", null, out var phone).ShouldBeTrue();
        var caller = new Caller(phone, PhoneHash.FromHex(new string('5', 64)), "test", "*384*266#", Sms: false);
        var today = LesothoTime.DateOf(s_now);
        var contact = await new ContactStore(_cipher).EnsureAsync(transaction, caller, keepNumber: true, today, CancellationToken.None);
        return new NewQuestion { Topic = NewQuestion.Policy, ContactId = contact, Text = text, AskedAt = s_now };
    }
}
