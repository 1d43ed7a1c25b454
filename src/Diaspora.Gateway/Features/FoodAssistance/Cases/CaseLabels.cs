namespace Diaspora.Gateway.Features.FoodAssistance.Cases;

/// <summary>What the console calls statuses and other codes, in English; pages translate it.</summary>
internal static class CaseLabels
{
    private static readonly Dictionary<string, string> s_labels = new()
    {
        [FoodStatus.Received] = "Received",
        [FoodStatus.Checking] = "Being checked by social worker",
        [FoodStatus.DistrictTeam] = "With district team",
        [FoodStatus.Preliminary] = "On preliminary list",
        [FoodStatus.Selected] = "Selected",
        [FoodStatus.Waiting] = "Waiting list",
        [FoodStatus.NotSelected] = "Not selected",
        [FoodStatus.Distribution] = "Distribution set",
        [FoodStatus.Collected] = "Collected",
        [FoodStatus.Missed] = "Missed",
        [FoodStatus.Closed] = "Closed",
        ["visit"] = "Visit",
        ["chief-letter"] = "Letter of the chief",
        ["talk"] = "Talk",
        ["other"] = "Other",
        ["confirmed"] = "Confirmed",
        ["returned"] = "Returned",
        ["withdrawn"] = "Withdrawn",
        ["overtaken"] = "Overtaken by another step",
        ["person"] = "Same name, birth year and village",
        ["phone"] = "Sent from the same phone",
        ["id"] = "Same district and last digits of the identity number",
        ["called"] = "Called",
        ["not-reached"] = "Not reached",
        ["yes"] = "Yes",
        ["no"] = "No",
        ["own"] = "The person's own phone",
        ["neighbour"] = "A neighbour who passes news on",
        ["none"] = "No phone",
        ["keyed"] = "Keyed on the phone",
        ["spoken"] = "Spoken",
        ["en"] = "English",
        ["st"] = "Sesotho",
        ["open"] = "Open",
    };

    /// <summary>The words for a code.</summary>
    public static string Of(string code) => s_labels.GetValueOrDefault(code, code);

    /// <summary>Tone of a status.</summary>
    public static string ToneOf(string status) => status switch
    {
        FoodStatus.Selected or FoodStatus.Distribution or FoodStatus.Collected => "good",
        FoodStatus.Received or FoodStatus.Preliminary => "info",
        FoodStatus.Missed or FoodStatus.Waiting => "warn",
        _ => "neutral",
    };

    /// <summary>A reference as it is written on slips.</summary>
    public static string Shown(string reference) => $"{reference[..4]} {reference[4..]}";
}
