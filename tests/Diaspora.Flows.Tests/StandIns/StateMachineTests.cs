using Stateless;

namespace Diaspora.Flows.Tests.StandIns;

public class StateMachineTests
{
    [Fact]
    public void A_permitted_trigger_changes_the_state()
    {
        var machine = new StateMachine<string, string>("menu");
        machine.Configure("menu").Permit("1", "events");

        machine.Fire("1");

        machine.State.ShouldBe("events");
    }

    [Fact]
    public void State_kept_elsewhere_goes_in_and_out_through_the_two_functions()
    {
        var session = "menu";
        var machine = new StateMachine<string, string>(() => session, state => session = state);
        machine.Configure("menu").Permit("1", "events");
        machine.Configure("events").Permit("0", "menu");

        machine.Fire("1");
        session.ShouldBe("events");

        session = "menu";
        machine.CanFire("1").ShouldBeTrue();
        machine.CanFire("0").ShouldBeFalse();
    }

    [Fact]
    public void A_trigger_that_nobody_configured_is_an_error_and_leaves_the_state()
    {
        var machine = new StateMachine<string, string>("menu");
        machine.Configure("menu").Permit("1", "events");

        Should.Throw<InvalidOperationException>(() => machine.Fire("2"));

        machine.State.ShouldBe("menu");
        machine.Fire("1");
        machine.State.ShouldBe("events");
    }

    [Fact]
    public void An_unhandled_trigger_goes_to_the_handler_instead()
    {
        var handled = new List<string>();
        var machine = new StateMachine<string, string>("menu");
        machine.Configure("menu").PermitIf("1", "events", () => false);
        machine.OnUnhandledTrigger((state, trigger) => handled.Add($"{state} {trigger}"));

        machine.Fire("1");
        machine.Fire("2");

        handled.ShouldBe(["menu 1", "menu 2"]);
    }

    [Fact]
    public void A_state_that_was_never_configured_accepts_nothing()
    {
        var machine = new StateMachine<string, string>("menu");

        machine.CanFire("1").ShouldBeFalse();
        machine.PermittedTriggers.ShouldBeEmpty();
        Should.Throw<InvalidOperationException>(() => machine.Fire("1"));
    }

    [Fact]
    public void An_ignored_trigger_is_accepted_and_nobody_hears_of_it()
    {
        var writes = 0;
        var machine = new StateMachine<string, string>(() => "menu", _ => writes++);
        machine.Configure("menu").Ignore("9");
        machine.OnTransitioned(_ => writes++);

        machine.CanFire("9").ShouldBeTrue();
        machine.Fire("9");

        writes.ShouldBe(0);
    }

    [Fact]
    public void Permitted_triggers_are_those_whose_guards_agree_in_the_order_of_configuration()
    {
        var registered = false;
        var machine = new StateMachine<string, string>("menu");
        machine.Configure("menu").Permit("2", "food").PermitIf("1", "profile", () => registered).Ignore("0").PermitReentry("77");

        machine.GetPermittedTriggers().ShouldBe(["2", "0", "77"]);
        registered = true;
        machine.PermittedTriggers.ShouldBe(["2", "1", "0", "77"]);
    }

    [Fact]
    public void A_state_may_not_be_permitted_as_its_own_destination()
    {
        var menu = new StateMachine<string, string>("menu").Configure("menu");

        Should.Throw<ArgumentException>(() => menu.Permit("1", "menu"));
        Should.Throw<ArgumentException>(() => menu.PermitIf("1", "menu", () => true));
    }

    [Fact]
    public async Task An_error_of_firing_asynchronously_arrives_in_the_task()
    {
        var machine = new StateMachine<string, string>("menu");
        machine.Configure("menu").Permit("1", "events");

        var refused = machine.FireAsync("2");
        await Should.ThrowAsync<InvalidOperationException>(refused);

        await machine.FireAsync("1");
        machine.State.ShouldBe("events");
    }
}
