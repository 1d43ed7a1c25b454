using Diaspora.Gateway.Tests.Features.Registration;

namespace Diaspora.Gateway.Tests.Messaging;

public class MessagingActionsTests(RegistrationFixture fixture) : IClassFixture<RegistrationFixture>
{
    [Fact]
    public async Task A_phone_that_nobody_knows_can_stop_and_start_messages_and_stays_unknown()
    {
        var caller = fixture.NewCaller();

        (await caller.RunAsync("messaging.state")).Outcome.ShouldBe("on");
        (await caller.RunAsync("messaging.stop")).Outcome.ShouldBe("stopped");
        (await caller.RunAsync("messaging.state")).Outcome.ShouldBe("off");
        (await caller.RunAsync("messaging.start")).Outcome.ShouldBe("started");
        (await caller.RunAsync("messaging.state")).Outcome.ShouldBe("on");

        (await fixture.ContactAsync(caller)).ShouldBeNull();
    }

    [Fact]
    public async Task Start_brings_back_the_topics_that_were_chosen()
    {
        var caller = fixture.NewCaller();
        var person = await caller.RegisterAsync(("topics", "money"));

        await caller.RunAsync("messaging.stop");
        await caller.RunAsync("messaging.start");

        (await caller.DetailsAsync(person)).Outputs["wants"].Plain.ShouldBe("Money");
    }

    [Fact]
    public async Task Stopping_and_starting_twice_is_harmless()
    {
        var caller = fixture.NewCaller();

        await caller.RunAsync("messaging.stop");
        await caller.RunAsync("messaging.stop");
        (await fixture.ColumnAsync<string>("select source from messaging.suppressions where phone_hash = @hash", new { hash = caller.Hash.ToBytes() }))
            .ShouldBe(["menu"]);
        await caller.RunAsync("messaging.start");
        await caller.RunAsync("messaging.start");

        (await caller.RunAsync("messaging.state")).Outcome.ShouldBe("on");
    }
}
