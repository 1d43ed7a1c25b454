using Stateless;

namespace Diaspora.Flows.Tests.StandIns;

public class StateMachineGuardTests
{
    [Theory]
    [InlineData(17, "too-young")]
    [InlineData(18, "form")]
    public void Of_several_guarded_ways_the_one_whose_guard_agrees_is_taken(int age, string expected)
    {
        var machine = new StateMachine<string, string>("age");
        machine.Configure("age")
            .PermitIf("next", "too-young", () => age < 18)
            .PermitIf("next", "form", () => age >= 18);

        machine.Fire("next");

        machine.State.ShouldBe(expected);
    }

    [Fact]
    public void Two_guards_that_agree_are_an_error_and_leave_the_state()
    {
        var machine = new StateMachine<string, string>("age");
        machine.Configure("age").PermitIf("next", "form", () => true).PermitIf("next", "end", () => true);

        Should.Throw<InvalidOperationException>(() => machine.Fire("next"));
        Should.Throw<InvalidOperationException>(() => machine.CanFire("next"));
        machine.State.ShouldBe("age");
    }

    [Fact]
    public void A_trigger_permitted_twice_is_an_error_once_it_is_fired()
    {
        var machine = new StateMachine<string, string>("menu");
        machine.Configure("menu").Permit("1", "events").Permit("1", "food");

        Should.Throw<InvalidOperationException>(() => machine.Fire("1"));
        machine.State.ShouldBe("menu");
    }

    [Fact]
    public void An_open_way_beside_an_ignored_trigger_is_an_error()
    {
        var machine = new StateMachine<string, string>("menu");
        machine.Configure("menu").Permit("1", "events").Ignore("1");

        Should.Throw<InvalidOperationException>(() => machine.Fire("1"));
    }

    [Fact]
    public void Every_guard_is_asked_once_a_firing()
    {
        var asked = new List<string>();
        var machine = new StateMachine<string, string>("age");
        machine.Configure("age")
            .PermitIf("next", "form", () => Ask("first", true))
            .PermitIf("next", "end", () => Ask("second", false));

        machine.Fire("next");

        asked.ShouldBe(["first", "second"]);

        bool Ask(string name, bool answer)
        {
            asked.Add(name);
            return answer;
        }
    }

    [Fact]
    public void When_no_guard_agrees_the_error_names_each_guard_once()
    {
        var machine = new StateMachine<string, string>("age");
        machine.Configure("age")
            .PermitIf("next", "form", () => false, "is an adult")
            .PermitIf("next", "end", () => false, "has an identity card")
            .PermitIf("next", "menu", () => false, "is an adult");

        var error = Should.Throw<InvalidOperationException>(() => machine.Fire("next"));

        error.Message.ShouldContain("is an adult, has an identity card");
        error.Message.Split("is an adult").Length.ShouldBe(2);
    }
}
