using System.Text.Json;
using Diaspora.Flows.Engine;
using Diaspora.Gateway.Conversations;

namespace Diaspora.Gateway.Tests.Conversations;

public class ConversationConverterTests
{
    [Fact]
    public void Every_field_of_a_record_comes_back()
    {
        var record = new ConversationRecord
        {
            Key = 1,
            Session = new Session { Flow = "main", Version = 1, Screen = "home", Inputs = 2 },
            SeenLength = 3,
            SeenMark = long.MaxValue,
            TakenAt = 5,
            Generation = 6,
            Language = "st",
            Replies = [new KeptReply(7, "Khotso.\n1 Ts'ebeletso & \"thuso\" €", false), new KeptReply(long.MaxValue, "", true)],
        };
        foreach (var field in typeof(ConversationRecord).GetProperties())
            field.GetValue(record).ShouldNotBe(field.PropertyType.IsValueType ? Activator.CreateInstance(field.PropertyType) : null, $"Give {field.Name} a value here.");

        using var buffer = new RecordBuffer();
        JsonSerializer.Deserialize(buffer.Write(record), ConversationJson.Default.ConversationRecord).ShouldBeEquivalentTo(record);
    }

    [Fact]
    public void A_buffer_that_is_used_again_holds_the_second_record_alone()
    {
        using var buffer = new RecordBuffer();
        buffer.Write(Record("a long and secret answer"));
        buffer.TryReset();

        var written = System.Text.Encoding.UTF8.GetString(buffer.Write(Record("no")));

        written.ShouldNotContain("secret");
        JsonSerializer.Deserialize(written, ConversationJson.Default.ConversationRecord).ShouldNotBeNull().Replies.ShouldHaveSingleItem().Text.ShouldBe("no");
    }

    [Fact]
    public void A_record_without_a_session_is_a_json_exception() =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize("""{"k":1,"r":[]}""", ConversationJson.Default.ConversationRecord));

    private static ConversationRecord Record(string reply) => new()
    {
        Key = 1, Session = new Session(), SeenLength = 0, SeenMark = 0, TakenAt = 0, Generation = 0, Language = null, Replies = [new KeptReply(1, reply, false)],
    };
}
