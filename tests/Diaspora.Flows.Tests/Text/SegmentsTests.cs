using System.Text.Json;
using Diaspora.Flows.Text;

namespace Diaspora.Flows.Tests.Text;

public class SegmentsTests
{
    private static readonly Dictionary<string, JsonElement> Cases = ReadCases();

    public static TheoryData<string> Ids => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_text_costs_what_the_reference_calculator_says(string id)
    {
        var expected = Cases[id];

        var count = Segments.Count(expected.GetProperty("text").GetString()!);

        count.Encoding.ShouldBe(expected.GetProperty("encoding").GetString() == "GSM-7" ? SmsEncoding.Gsm7 : SmsEncoding.Ucs2);
        count.Units.ShouldBe(expected.GetProperty("units").GetInt32());
        count.Parts.ShouldBe(expected.GetProperty("segments").GetInt32());
        count.UnitsPerPart.ShouldBe(expected.GetProperty("unitsPerSegment").EnumerateArray().Select(part => part.GetInt32()));
    }

    [Fact]
    public void All_62_reference_cases_are_there() => Cases.Count.ShouldBe(62);

    [Fact]
    public void An_empty_text_is_one_part()
    {
        var count = Segments.Count("");

        count.Encoding.ShouldBe(SmsEncoding.Gsm7);
        count.UnitsPerPart.ShouldBe([0]);
    }

    [Fact]
    public void A_pile_of_marks_longer_than_a_part_is_torn_into_full_parts() =>
        Segments.Count("e" + new string('\u0301', 199)).UnitsPerPart.ShouldBe([67, 67, 66]);

    private static Dictionary<string, JsonElement> ReadCases()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "vectors", "gsm-segments.json"));
        return JsonElement.Parse(new BinaryReader(file).ReadBytes((int)file.Length)).GetProperty("cases").EnumerateArray()
            .ToDictionary(entry => entry.GetProperty("id").GetString()!);
    }
}
