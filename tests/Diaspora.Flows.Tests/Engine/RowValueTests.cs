using Diaspora.Flows.Engine;

namespace Diaspora.Flows.Tests.Engine;

public class RowValueTests
{
    private const string Flows = """
        flow: main
        version: 1
        start: home
        screens:
          home:
            choose:
              text: {en: "Village: {village}", st: "Motse: {village}"}
              options:
                1: {en: List, st: Lenane, go: villages}
                2: {en: Type, st: Ngola, go: typed}
                3: {en: None, st: Ha ho letho, go: none}
          villages:
            list:
              text: {en: Villages, st: Metse}
              rows: test.villages
              as: village
              go: home
              empty: typed
          typed:
            ask:
              text: {en: "Village:", st: "Motse:"}
              wrong: {en: "Village!", st: "Motse!"}
              type: text
              max: 12
              as: village
              go: home
          none:
            choose:
              text: {en: Sure?, st: Na u bonnete?}
              as: village
              options:
                1: {en: No village, st: Ha ho motse, value: none, go: home}
        """;

    private readonly TestHost _host = new TestHost().On(
        new ActionDeclaration { Name = "test.villages", Kind = ActionKind.Rows, RowSeptets = 20 },
        _ => ActionResult.List([new Row("v7", FlowValue.Of("Ha Ntsi", "Ha Ntsi (st)"))]));

    [Fact]
    public async Task A_chosen_row_is_shown_by_its_label_in_the_language_and_kept_by_its_id()
    {
        var phone = FlowPhone.For(Flows, _host);
        await phone.DialAsync();
        await phone.PressAsync("1");

        (await phone.PressAsync("1")).ShouldStartWith("Village: Ha Ntsi\n");
        (await phone.PressAsync("77")).ShouldStartWith("Motse: Ha Ntsi (st)\n");
        phone.Kept.Values["main/village"].ShouldBe(["v7"]);
    }

    [Fact]
    public async Task What_is_typed_or_chosen_afterwards_under_the_same_name_takes_the_place_of_the_row()
    {
        var phone = FlowPhone.For(Flows, _host);
        await phone.DialAsync();
        await phone.PressAsync("1");
        await phone.PressAsync("1");

        await phone.PressAsync("2");
        (await phone.PressAsync("Ha Mohale")).ShouldStartWith("Village: Ha Mohale\n");
        await phone.PressAsync("3");
        (await phone.PressAsync("1")).ShouldStartWith("Village: No village\n");
        await phone.PressAsync("1");
        (await phone.PressAsync("1")).ShouldStartWith("Village: Ha Ntsi\n");
    }
}
