using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;
using Diaspora.Flows.Reading;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Messaging.Routes;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Tests.Database;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Tests.Messaging;

public sealed class MessageTextTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);
    private static readonly RouteTable Routes = new(Options.Create(new MessagingOptions
    {
        Routes = { ["abroad"] = new RouteSettings { Prefixes = ["+"], Provider = "simulator", TwoWay = true } },
    }));

    private readonly FieldCipher _cipher = new(new EphemeralDataProtectionProvider());
    private readonly FlowSet _flows = ReadFlows();

    [Fact]
    public async Task A_message_reads_in_the_language_that_the_person_has_when_it_is_read()
    {
        var phone = await PhoneAsync('a', "en");
        await SendAsync(phone, "booked", ("day", FlowValue.Of("19 Dec", "19 Ts'itoe")), ("place", "Thaba-Bosiu"));

        (await ReadAsync(phone)).ShouldBe(["Booked for 19 Dec, Thaba-Bosiu. Change: *384*266# 3 9."]);
        await ChooseAsync(phone, "st");

        (await ReadAsync(phone)).ShouldBe(["U ngolisitsoe ka 19 Ts'itoe, Thaba-Bosiu. Fetola: *384*266# 3 9."]);
    }

    [Fact]
    public async Task The_newest_message_comes_first_and_other_phones_see_nothing_of_it()
    {
        var phone = await PhoneAsync('b', "en");
        await SendAsync(phone, "booked", ("day", "19 Dec"), ("place", "Thaba-Bosiu"));
        await SendAsync(phone, "booked", ("day", "20 Dec"), ("place", "Thaba-Bosiu"));

        (await ReadAsync(phone)).Select(text => text?[..17]).ShouldBe(["Booked for 20 Dec", "Booked for 19 Dec"]);
        (await ReadAsync(PhoneHash.FromHex(new string('c', 64)))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Letters_that_would_make_a_text_dear_are_folded()
    {
        var phone = await PhoneAsync('d', "en");
        await SendAsync(phone, "booked", ("day", "19 Tšitoe"), ("place", "‘Mapalesa’s"));

        (await ReadAsync(phone)).ShouldBe(["Booked for 19 Ts'itoe, 'Mapalesa's. Change: *384*266# 3 9."]);
    }

    [Fact]
    public void A_message_whose_flow_version_is_gone_has_no_words()
    {
        var values = _cipher.Encrypt(OutboxStore.ValuesKind, "{}");
        var message = new OutboxMessage(1, "service", "visit", FlowVersion: 1, "booked", values, null, null, "abroad", Now, "waiting", "en");

        new MessageText(_flows, _cipher, Routes).Render(message, "*384*266#").ShouldBeNull();
    }

    private async Task<PhoneHash> PhoneAsync(char digit, string language)
    {
        var phone = PhoneHash.FromHex(new string(digit, 64));
        await ChooseAsync(phone, language);
        return phone;
    }

    private async Task ChooseAsync(PhoneHash phone, string language)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await ContactStore.SetLanguageAsync(transaction, phone, language, "session", LesothoTime.DateOf(Now), CancellationToken.None);
        await transaction.CommitAsync();
    }

    private async Task SendAsync(PhoneHash phone, string message, params (string Name, FlowValue Value)[] values)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        Msisdn.TryParse("+27600000141", null, out var number).ShouldBeTrue();
        var caller = new Caller(number, phone, "africastalking", "*384*266#", Sms: false);
        var contact = await new ContactStore(_cipher).EnsureAsync(transaction, caller, keepNumber: true, LesothoTime.DateOf(Now), CancellationToken.None);
        var flow = _flows.Get("visit");
        var outgoing = new OutgoingMessage(flow.Id, flow.Version, flow.Messages[message], values.ToDictionary(v => v.Name, v => v.Value));
        (await new OutboxStore(_cipher, Routes).EnqueueAsync(
            transaction, contact, $"visit/{Guid.NewGuid():n}", outgoing, Now, CancellationToken.None)).ShouldBeTrue();
        await transaction.CommitAsync();
    }

    private async Task<IEnumerable<string?>> ReadAsync(PhoneHash phone)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        var rows = await MessagesStore.NewestAsync(connection, phone, limit: 10, CancellationToken.None);
        var text = new MessageText(_flows, _cipher, Routes);
        return rows.Select(row => text.Render(row, "*384*266#")).ToList();
    }

    private static FlowSet ReadFlows()
    {
        const string Visit = """
            flow: visit
            version: 2
            start: bye
            messages:
              booked:
                category: service
                parts: 1
                values: {day: 14, place: 20}
                text:
                  en: "Booked for {day}, {place}. Change: {code} 3 9."
                  st: "U ngolisitsoe ka {day}, {place}. Fetola: {code} 3 9."
            screens:
              bye:
                end: {text: {en: Bye, st: Sala hantle}}
            """;
        var directory = Directory.CreateTempSubdirectory("flows-");
        try
        {
            File.WriteAllText(Path.Combine(directory.FullName, "visit.yaml"), Visit);
            foreach (var shared in new[] { "system.yaml", "lists.yaml" })
                File.Copy(Path.Combine(RepositoryFlows(), shared), Path.Combine(directory.FullName, shared));
            var problems = new List<Problem>();
            var flows = FlowDirectory.Read(directory.FullName, new ActionCatalogue([]), problems);
            problems.ShouldBeEmpty();
            return flows;
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static string RepositoryFlows()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Diaspora.Gateway.sln"))) return Path.Combine(at.FullName, "flows");
        throw new InvalidOperationException("The flows folder of the repository was not found above the test's folder.");
    }
}
