using System.Text.Json;
using Diaspora.Gateway.Messaging.Preview;
using Diaspora.Gateway.Staff;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Messaging.Preview;

/// <summary>What a text costs, as the API tells it.</summary>
public sealed class PreviewTests : IAsyncLifetime
{
    private readonly StaffGateway _gateway = new();

    public Task InitializeAsync() => _gateway.InitializeAsync();

    public Task DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task The_words_of_Lesotho_cost_one_part_once_folded()
    {
        var staff = await StaffClient.CreateAsync(_gateway, "Lineo", StaffRole.Author);
        var text = "Lipuisano tša bophelo bo botle li tla ba teng ka la 16 Tšitoe, sebakeng sa Pitso Ground, Maseru. Bohle ba memiloe.";

        var answer = await staff.PostAsync("/api/messages/preview", new { text });

        var (written, folded) = (answer.Json.GetProperty("written"), answer.Json.GetProperty("folded"));
        written.GetProperty("encoding").GetString().ShouldBe("ucs2");
        written.GetProperty("segments").GetInt32().ShouldBe(2);
        folded.GetProperty("encoding").GetString().ShouldBe("gsm7");
        folded.GetProperty("segments").GetInt32().ShouldBe(1);
        folded.GetProperty("text").GetString().ShouldBe(text.Replace("tš", "ts'", StringComparison.Ordinal).Replace("Tš", "Ts'", StringComparison.Ordinal));
        folded.GetProperty("units").GetInt32().ShouldBe(text.Length + 2);
        folded.GetProperty("unitsPerSegment").EnumerateArray().Select(u => u.GetInt32()).ShouldBe([text.Length + 2]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1601)]
    public async Task Nothing_and_a_book_are_refused(int length)
    {
        var staff = await StaffClient.CreateAsync(_gateway, "Lineo", StaffRole.Author);

        var answer = await staff.PostAsync("/api/messages/preview", new { text = new string('a', length) });

        answer.Status.ShouldBe(422);
        answer.Type.ShouldBe("request/invalid");
        answer.Fields.ShouldBe(["text"]);
    }

    [Fact]
    public void Every_text_costs_what_the_calculator_of_Twilio_says()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", "gsm-segments.json")));
        var checkedTexts = 0;
        foreach (var vector in vectors.RootElement.GetProperty("cases").EnumerateArray())
        {
            var cost = MessagePreview.Of(vector.GetProperty("text").GetString()!).Written;

            var id = vector.GetProperty("id").GetString();
            cost.Encoding.ToString().ToUpperInvariant().ShouldBe(vector.GetProperty("encoding").GetString()!.Replace("-", "", StringComparison.Ordinal), id);
            cost.Units.ShouldBe(vector.GetProperty("units").GetInt32(), id);
            cost.Segments.ShouldBe(Math.Max(1, vector.GetProperty("segments").GetInt32()), id);
            checkedTexts++;
        }

        checkedTexts.ShouldBeGreaterThan(20);
    }
}
