using Dapper;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Features.Remittances;

public sealed class QuestionCommandsTests(GatewayFixture gateway) : IClassFixture<GatewayFixture>
{
    private const string Words = "Can I send from Welkom without a slip?";

    [Fact]
    public async Task The_list_tells_how_long_each_waits_and_shows_words_only_of_the_one_asked_for()
    {
        var number = await AskAsync("+27600000141");
        await gateway.WaitAsync(TimeSpan.FromDays(3));

        var (code, list) = await gateway.RunCommandAsync("questions", "list");
        var (_, shown) = await gateway.RunCommandAsync("questions", "list", "--show", number);

        code.ShouldBe(0);
        list.ShouldContain($"{number}  policy, What it is  3 days\n");
        list.ShouldNotContain("Welkom");
        shown.ShouldBe($"{number}  policy, What it is  3 days\n{Words}\n");
    }

    [Fact]
    public async Task An_answer_leaves_once_and_takes_the_question_off_the_list()
    {
        var number = await AskAsync("+27600000142");

        (await gateway.RunCommandAsync("questions", "answer", number, "Yes. Bring the slip.")).ShouldBe((0, $"{number} is answered.\n"));
        (await gateway.RunCommandAsync("questions", "answer", number, "No.")).ShouldBe((1, $"{number} was answered already.\n"));

        (await gateway.RunCommandAsync("questions", "list")).Said.ShouldNotContain(number);
        var phone = gateway.Phone("+27600000142");
        (await phone.NextMessageAsync()).ShouldBe($"Basotho Line, answer to {number}: Yes. Bring the slip.");
        (await phone.NextMessageAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task An_answer_to_a_phone_that_wants_no_messages_is_kept_and_not_sent()
    {
        var number = await AskAsync("+27600000143");
        var phone = gateway.Phone("+27600000143");
        await phone.TextAsync("STOP");
        await phone.NextMessageAsync();

        var (code, said) = await gateway.RunCommandAsync("questions", "answer", number, "Yes.");

        (code, said).ShouldBe((0, $"{number} is answered, but its phone wants no SMS and gets none.\n"));
        (await phone.NextMessageAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task An_answer_that_no_SMS_can_carry_is_refused()
    {
        var number = await AskAsync("+27600000144");

        (await gateway.RunCommandAsync("questions", "answer", number, " ")).ShouldBe((1, "The answer is empty.\n"));
        (await gateway.RunCommandAsync("questions", "answer", number, "Yes \U0001F600")).ShouldBe(
            (1, "The answer holds a letter or sign that does not fit an SMS: use plain letters, without emoji.\n"));
    }

    [Fact]
    public async Task An_answer_may_fill_two_parts_and_no_more()
    {
        var number = await AskAsync("+27600000145");

        (await gateway.RunCommandAsync("questions", "answer", number, new string('a', 271)))
            .ShouldBe((1, "The answer is too long by 1: 270 letters fit the SMS.\n"));
        (await gateway.RunCommandAsync("questions", "answer", number, new string('a', 270))).Code.ShouldBe(0);
    }

    [Fact]
    public async Task A_number_that_is_none_is_told_apart_from_one_that_is_not_known()
    {
        (await gateway.RunCommandAsync("questions", "answer", "12345678", "Yes.")).ShouldBe((1, "That number has a mistake in it.\n"));
        (await gateway.RunCommandAsync("questions", "answer", "1926 0488", "Yes.")).ShouldBe((1, "There is no question 1926 0488.\n"));
    }

    private async Task<string> AskAsync(string phone)
    {
        var caller = gateway.Phone(phone);
        await caller.DialAsync("*384*266*2*2*4*1#");
        var end = await caller.PressAsync("1", "1", "1", "3", Words);
        end.ShouldStartWith("END\nSent. Number ");
        await using var connection = await gateway.Database.OpenConnectionAsync();
        var digits = await connection.QuerySingleAsync<string>("select reference from remittances.questions order by id desc limit 1");
        return $"{digits[..4]} {digits[4..]}";
    }
}
