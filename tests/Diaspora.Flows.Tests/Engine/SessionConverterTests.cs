using System.Text.Json;
using Diaspora.Flows.Engine;

namespace Diaspora.Flows.Tests.Engine;

public class SessionConverterTests
{
    [Fact]
    public void Every_field_of_a_session_comes_back()
    {
        var session = Full();
        session.Dropped = Full();
        Fields(session).Intersect(Fields(new Session())).ShouldBeEmpty("Give these a value here.");

        var read = Read(Write(session));

        Fields(read).ShouldBe(Fields(session));
        Fields(read.Dropped.ShouldNotBeNull()).ShouldBe(Fields(session.Dropped));
    }

    [Fact]
    public void A_fresh_session_takes_little_room() => Write(new Session { Flow = "main", Version = 1, Screen = "home" }).Length.ShouldBeLessThan(40);

    [Fact]
    public void A_field_of_a_later_version_is_passed_over()
    {
        var session = Read("""{"f":"main","later":{"x":[1,{"y":2}]},"z":[3],"v":1,"s":"home"}"""u8.ToArray());

        Fields(session).ShouldBe(Fields(new Session { Flow = "main", Version = 1, Screen = "home" }));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"f":1}""")]
    [InlineData("""{"v":"one"}""")]
    [InlineData("""{"h":[["main",1]]}""")]
    public void What_is_no_session_is_a_json_exception(string json) => Should.Throw<JsonException>(() => Read(System.Text.Encoding.UTF8.GetBytes(json)));

    private static Session Full() => new()
    {
        Flow = "events",
        Version = 3,
        Screen = "list",
        Page = 2,
        Wrong = 1,
        Language = 1,
        Sms = true,
        Inputs = 7,
        Ended = true,
        History = [new Place("main", 1, "home", 1), new Place("events", 3, "list", 0)],
        Values = new Dictionary<string, string[]> { ["events/town"] = ["Durban"], ["events/fee"] = ["Free", "Mahala"] },
        Rows = [new ShownRow(1, "17", ["Fri 4 Dec", "Labohlano 4 Ts'itoe"]), new ShownRow(2, "18", ["Pitso"])],
    };

    private static string[] Fields(Session session) =>
        [.. typeof(Session).GetProperties().Select(p => $"{p.Name} {(p.GetValue(session) is Session ? "" : JsonSerializer.Serialize(p.GetValue(session)))}")];

    private static byte[] Write(Session session) => JsonSerializer.SerializeToUtf8Bytes(session, SessionJson.Default.Session);

    private static Session Read(byte[] json) => JsonSerializer.Deserialize(json, SessionJson.Default.Session).ShouldNotBeNull();
}
