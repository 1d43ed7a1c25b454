using System.Text.Json;

namespace Diaspora.Gateway.Tests.Privacy;

/// <summary>The cases of <c>tests/vectors/phone-numbers.json</c>: numbers of test ranges as Google's libphonenumber judges them.</summary>
public static class PhoneNumberVectors
{
    public sealed record Case(
        string Input, string DefaultCountry, string Note, bool Valid, string? Type, string? Country, string? ValidE164, bool SmsCapable);

    private sealed record File(IReadOnlyList<Case> Cases);

    public static IReadOnlyList<Case> All { get; } = Read();

    /// <summary>Place and note of every case: test names hold no numbers.</summary>
    public static TheoryData<int, string> Names
    {
        get
        {
            var names = new TheoryData<int, string>();
            for (var place = 0; place < All.Count; place++)
                names.Add(place, All[place].Note);
            return names;
        }
    }

    private static IReadOnlyList<Case> Read()
    {
        var text = System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", "phone-numbers.json"));
        return JsonSerializer.Deserialize<File>(text, JsonSerializerOptions.Web).ShouldNotBeNull().Cases;
    }
}
