using Stateless;

namespace Diaspora.Flows.Tests.StandIns;

public class StateMachineTransitionTests
{
    [Fact]
    public void An_observer_hears_of_a_change_after_the_state_was_written()
    {
        var heard = new List<string>();
        var machine = new StateMachine<string, string>("menu");
        machine.Configure("menu").Permit("1", "events");
        machine.OnTransitioned(transition =>
            heard.Add($"{transition.Source} {transition.Trigger} {transition.Destination} {transition.IsReentry} {machine.State}"));

        machine.Fire("1");

        heard.ShouldBe(["menu 1 events False events"]);
    }

    [Fact]
    public void Every_observer_is_told_in_the_order_of_joining()
    {
        var heard = new List<int>();
        var machine = new StateMachine<string, string>("menu");
        machine.Configure("menu").Permit("1", "events");
        machine.OnTransitioned(_ => heard.Add(1));
        machine.OnTransitioned(_ => heard.Add(2));

        machine.Fire("1");

        heard.ShouldBe([1, 2]);
    }

    [Fact]
    public void A_reentry_is_announced_and_then_written()
    {
        var steps = new List<string>();
        var machine = new StateMachine<string, string>(() => "menu", state => steps.Add($"write {state}"));
        machine.Configure("menu").PermitReentry("77");
        machine.OnTransitioned(transition => steps.Add($"hear {transition.Source} {transition.Destination} {transition.IsReentry}"));

        machine.Fire("77");

        steps.ShouldBe(["hear menu menu True", "write menu"]);
    }

    [Fact]
    public void A_trigger_fired_by_an_observer_waits_until_the_first_is_done()
    {
        var heard = new List<string>();
        var machine = new StateMachine<string, string>("start");
        machine.Configure("start").Permit("1", "check");
        machine.Configure("check").Permit("ok", "end");
        machine.OnTransitioned(transition =>
        {
            if (transition.Destination == "check")
                machine.Fire("ok");

            heard.Add($"{transition.Destination} while {machine.State}");
        });

        machine.Fire("1");

        heard.ShouldBe(["check while check", "end while end"]);
    }

    [Fact]
    public void A_storage_that_an_observer_overwrote_is_set_to_the_destination_again()
    {
        var session = "menu";
        var machine = new StateMachine<string, string>(() => session, state => session = state);
        machine.Configure("menu").Permit("1", "events");
        machine.OnTransitioned(_ => session = "elsewhere");

        machine.Fire("1");

        session.ShouldBe("events");
    }

    [Fact]
    public void A_machine_goes_on_working_after_an_observer_failed()
    {
        var fail = true;
        var machine = new StateMachine<string, string>("menu");
        machine.Configure("menu").Permit("1", "events");
        machine.Configure("events").Permit("0", "menu");
        machine.OnTransitioned(_ =>
        {
            if (fail)
                throw new FormatException();
        });

        Should.Throw<FormatException>(() => machine.Fire("1"));
        fail = false;
        machine.Fire("0");

        machine.State.ShouldBe("menu");
    }
}
