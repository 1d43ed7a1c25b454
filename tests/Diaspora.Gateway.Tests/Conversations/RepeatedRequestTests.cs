using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Conversations;

public sealed class RepeatedRequestTests : IAsyncLifetime
{
    private GatewayFixture _gateway = null!;

    public async Task InitializeAsync() => _gateway = await CountingGateway.StartAsync();

    public Task DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task A_request_sent_twice_is_answered_byte_for_byte_and_has_one_effect()
    {
        var phone = await AtTheCheckAsync("+26650000201", "pelo");

        var first = await phone.PressAsync("1");
        var second = await phone.SendAsync();

        first.ShouldBe("CON\npelo is number 1\n1 Another\n2 Enough\n0 Back");
        second.ShouldBe(first);
        (await _gateway.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Twenty_copies_at_once_have_one_effect_and_one_answer()
    {
        var phone = await AtTheCheckAsync("+26650000202", "letsatsi");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => phone.SendAsync("2*1*letsatsi*1")));

        answers.Distinct().ShouldHaveSingleItem().ShouldStartWith("CON\nletsatsi is number 1");
        (await _gateway.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Twenty_copies_of_the_first_request_begin_one_session()
    {
        var phone = _gateway.Phone("+26650000203");
        await phone.DialAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => phone.SendAsync("2")));

        answers.Distinct().ShouldHaveSingleItem().ShouldStartWith("CON\nHome");
    }

    [Fact]
    public async Task An_overtaken_request_changes_nothing_and_is_answered_with_the_present_screen()
    {
        var phone = _gateway.Phone("+26650000204");
        await phone.DialAsync();
        await phone.SendAsync("2");

        (await phone.SendAsync("2*1*naleli*1")).ShouldStartWith("CON\nnaleli is number 1");
        (await phone.SendAsync("2*1*naleli")).ShouldStartWith("CON\nnaleli is number 1");

        (await _gateway.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_request_after_the_end_is_answered_with_the_end_again()
    {
        var phone = _gateway.Phone("+26650000205");
        await phone.DialAsync();
        await phone.PressAsync("2", "2");

        (await phone.PressAsync("1")).ShouldBe("END\nGoodbye");
        (await phone.SendAsync("")).ShouldStartWith("CON\nChoose language");
        (await _gateway.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_star_that_a_person_types_belongs_to_the_word()
    {
        var phone = _gateway.Phone("+26650000206");
        await phone.DialAsync();
        await phone.PressAsync("2", "1");

        (await phone.PressAsync("a*b**")).ShouldStartWith("CON\nSend a*b**?");
    }

    [Fact]
    public async Task A_session_that_redis_lost_is_rebuilt_without_bringing_anything_about_again()
    {
        var phone = await AtTheCheckAsync("+26650000207", "khoeli");
        await phone.PressAsync("1");
        await _gateway.LoseRedisAsync();

        (await phone.SendAsync()).ShouldStartWith("CON\nkhoeli is number 1");
        await _gateway.LoseRedisAsync();
        (await phone.PressAsync("1")).ShouldStartWith("CON\nYour word:");

        (await _gateway.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_turn_that_was_written_but_not_answered_finds_its_effect_again()
    {
        var phone = await AtTheCheckAsync("+26650000208", "pula");
        await phone.PressAsync("1");
        // As if the process had died between PostgreSQL and Redis: the session stands where it was.
        await _gateway.LoseRedisAsync();
        await phone.SendAsync("2*1*pula");

        (await phone.SendAsync("2*1*pula*1")).ShouldStartWith("CON\npula is number 1");
        (await _gateway.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_stored_session_that_cannot_be_read_is_rebuilt_kindly()
    {
        var phone = await AtTheCheckAsync("+26650000209", "lehlabula");
        await _gateway.SpoilRedisAsync();

        (await phone.PressAsync("1")).ShouldStartWith("CON\nlehlabula is number 1");
    }

    [Fact]
    public async Task A_number_dialled_whole_on_the_first_dial_leads_where_it_says_and_the_next_dial_asks_the_language()
    {
        var phone = _gateway.Phone("+26650000210");

        (await phone.DialAsync("*384*266*9#")).ShouldBe("CON\nA word from the back:");
        (await phone.DialAsync()).ShouldStartWith("CON\nChoose language");
        (await phone.DialAsync("*384*266*2*9#")).ShouldBe("CON\nA word from the back:");
    }

    [Fact]
    public async Task A_wrong_key_at_the_choice_of_the_language_chooses_none()
    {
        var phone = _gateway.Phone("+26650000214");
        await phone.DialAsync();
        await phone.PressAsync("5");

        (await phone.DialAsync()).ShouldStartWith("CON\nChoose language");
    }

    [Fact]
    public async Task A_session_that_took_up_a_dropped_one_is_not_keyed_again_from_the_first_screen()
    {
        var phone = await AtTheCheckAsync("+26650000215", "pelo");
        (await phone.DialAsync()).ShouldStartWith("CON\nContinue where you stopped?");
        (await phone.PressAsync("1")).ShouldStartWith("CON\nSend pelo?");
        await _gateway.LoseRedisAsync();

        (await phone.PressAsync("1")).ShouldStartWith("CON\nHome");
        (await _gateway.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_language_switched_in_a_session_that_redis_lost_stays_switched()
    {
        var phone = _gateway.Phone("+26650000216");
        await phone.DialAsync();
        await phone.PressAsync("2");
        await phone.DialAsync();
        await phone.PressAsync("77");
        await _gateway.LoseRedisAsync();

        (await phone.PressAsync("1")).ShouldBe("CON\nLentsoe:");
    }

    private async Task<Phone> AtTheCheckAsync(string number, string word)
    {
        var phone = _gateway.Phone(number);
        await phone.DialAsync();
        (await phone.PressAsync("2", "1", word)).ShouldStartWith($"CON\nSend {word}?");
        return phone;
    }
}
