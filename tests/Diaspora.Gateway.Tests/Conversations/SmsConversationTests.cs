using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Conversations;

public sealed class SmsConversationTests : IAsyncLifetime
{
    private GatewayFixture _gateway = null!;

    public async Task InitializeAsync() => _gateway = await CountingGateway.StartAsync();

    public Task DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task A_keyword_opens_the_menu_in_its_language_and_each_text_is_one_step()
    {
        var phone = _gateway.Phone("+16135550143");

        await phone.TextAsync("Basotho");
        (await phone.NextMessageAsync()).ShouldBe("Home\n1 Say a word\n2 Nothing\n9 From the back\n0 Exit");
        await phone.TextAsync("1");
        (await phone.NextMessageAsync()).ShouldBe("Your word:");
        await _gateway.WaitAsync(TimeSpan.FromHours(23));
        await phone.TextAsync("naleli");
        (await phone.NextMessageAsync())!.ShouldStartWith("Send naleli?");

        var other = _gateway.Phone("+16135550144");
        await other.TextAsync("lenane.");
        (await other.NextMessageAsync())!.ShouldStartWith("Hae\n1 Bua lentsoe");
    }

    [Fact]
    public async Task A_text_that_comes_twice_gets_the_same_reply_and_has_one_effect()
    {
        var phone = _gateway.Phone("+27600000302");
        foreach (var text in new[] { "BASOTHO", "1", "pelo" }) await phone.TextAsync(text);
        for (var i = 0; i < 3; i++) await phone.NextMessageAsync();

        await phone.TextAsync("1", messageId: "SM1");
        await phone.TextAsync("1", messageId: "SM1");

        var first = await phone.NextMessageAsync();
        first.ShouldStartWith("pelo is number 1");
        (await phone.NextMessageAsync()).ShouldBe(first);
        (await _gateway.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_second_conversation_of_a_phone_brings_about_its_own_effects()
    {
        var phone = _gateway.Phone("+27600000303");
        foreach (var text in new[] { "BASOTHO", "1", "pelo", "1", "BASOTHO", "1", "naleli", "1" }) await phone.TextAsync(text);

        (await _gateway.CountAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task An_unknown_word_is_helped_once_a_day_and_help_whenever_it_is_asked_for()
    {
        var phone = _gateway.Phone("+27600000304");

        await phone.TextAsync("I am away until Monday");
        (await phone.NextMessageAsync())!.ShouldStartWith("Basotho Line. Reply BASOTHO");
        await phone.TextAsync("I am away until Monday");
        (await phone.NextMessageAsync()).ShouldBeNull();
        await phone.TextAsync("Help");
        (await phone.NextMessageAsync()).ShouldNotBeNull();
        await _gateway.WaitAsync(TimeSpan.FromHours(25));
        await phone.TextAsync("hm");
        (await phone.NextMessageAsync()).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("Stop please.", "Basotho Line: you will get no more SMS.")]
    [InlineData("stop", "Basotho Line: you will get no more SMS.")]
    [InlineData("END", "Basotho Line: you will get no more SMS.")]
    [InlineData("Cancel, please!", "Basotho Line: you will get no more SMS.")]
    [InlineData(" \"S\u0165op\". ", "Basotho Line: you will get no more SMS.")]
    [InlineData("OptOut from all this", "Basotho Line: you will get no more SMS.")]
    [InlineData("EMISA", "Basotho Line: u ke ke ua hlola")]
    [InlineData("khaotsa.", "Basotho Line: u ke ke ua hlola")]
    public async Task A_word_for_stop_is_confirmed_once_in_its_language(string text, string confirmation)
    {
        var phone = _gateway.Phone("+27600000305");

        await phone.TextAsync(text);
        (await phone.NextMessageAsync())!.ShouldStartWith(confirmation);
        await phone.TextAsync(text);
        (await phone.NextMessageAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task A_text_of_ours_that_a_machine_sends_back_opens_no_menu()
    {
        var phone = _gateway.Phone("+27600000308");
        await phone.TextAsync("hm");
        var ours = (await phone.NextMessageAsync()).ShouldNotBeNull();

        await phone.TextAsync(ours);

        (await phone.NextMessageAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Two_texts_at_once_are_both_taken_each_with_its_own_reply()
    {
        var phone = _gateway.Phone("+27600000309");
        foreach (var text in new[] { "BASOTHO", "1" }) await phone.TextAsync(text);
        for (var i = 0; i < 2; i++) await phone.NextMessageAsync();

        await Task.WhenAll(phone.TextAsync("pelo"), phone.TextAsync("pelo"));

        var replies = new[] { await phone.NextMessageAsync(), await phone.NextMessageAsync() };
        replies.ShouldContain(r => r!.StartsWith("Send pelo?", StringComparison.Ordinal));
        replies.ShouldContain(r => r!.StartsWith("Wrong key.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_repeated_stop_is_answered_as_the_first_time()
    {
        var phone = _gateway.Phone("+27600000310");
        await phone.TextAsync("STOP", messageId: "SMstop");
        await phone.TextAsync("STOP", messageId: "SMstop");

        var first = await phone.NextMessageAsync();
        first.ShouldStartWith("Basotho Line: you will get no more SMS.");
        (await phone.NextMessageAsync()).ShouldBe(first);
    }

    [Theory]
    [InlineData("Don't stop")]
    [InlineData("End of the month")]
    [InlineData("Start the stove, I am late")]
    [InlineData("Qala ka mosebetsi")]
    [InlineData("stopping")]
    [InlineData("Cancel my booking for Saturday")]
    [InlineData("I want you to stop")]
    public async Task Other_sentences_do_not_stop_messages(string text)
    {
        var phone = _gateway.Phone("+27600000306");
        await phone.TextAsync(text);
        await phone.NextMessageAsync();

        await phone.TextAsync("STOP");

        (await phone.NextMessageAsync())!.ShouldStartWith("Basotho Line: you will get no more SMS.");
    }

    [Fact]
    public async Task What_the_provider_answered_itself_is_kept_and_not_answered_again()
    {
        var phone = _gateway.Phone("+27600000307");

        await phone.TextAsync("STOP", optOut: "STOP");
        (await phone.NextMessageAsync()).ShouldBeNull();
        await phone.TextAsync("STOP");
        (await phone.NextMessageAsync()).ShouldBeNull();
        await phone.TextAsync("START");
        (await phone.NextMessageAsync())!.ShouldStartWith("Basotho Line: SMS to this phone are on again.");
    }
}
