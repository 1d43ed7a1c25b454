namespace Diaspora.Gateway.Features.Directory;

/// <summary>A mission as phones read it. What is not set is left out; a number stands there only while it is checked.</summary>
internal static class ConsulateWords
{
    /// <summary>Longest text in septets: two missions with everything set, with room to spare.</summary>
    public const int Longest = 640;

    private static readonly Dictionary<string, (string En, string St)> s_services = new()
    {
        ["lost-passport"] = ("lost passport", "pasepoto e lahlehileng"),
        ["arrest"] = ("arrest", "ho ts'oaroa"),
        ["death"] = ("a death", "lefu"),
        ["worry"] = ("a worry about a job", "ts'oenyeho ka mosebetsi"),
    };

    /// <summary>The words in English or Sesotho.</summary>
    /// <param name="mission">The mission, with the state of its number.</param>
    /// <param name="fallback">Where to go while it is closed; null: none is set, or it cannot be shown either.</param>
    /// <param name="st">True: in Sesotho.</param>
    public static string Of(Mission mission, Mission? fallback, bool st)
    {
        if (mission.State != "closed") return string.Join('\n', Lines(mission, st));
        var closed = st ? $"{NameOf(mission, st)}: ho koetsoe." : $"{NameOf(mission, st)}: closed.";
        return fallback is null ? closed : string.Join('\n', Lines(fallback, st).Prepend(closed + (st ? " Botsa ho:" : " Ask instead:")));
    }

    /// <summary>Its name in English or Sesotho.</summary>
    public static string NameOf(Mission mission, bool st) => st ? mission.NameSt : mission.NameEn;

    private static IEnumerable<string> Lines(Mission mission, bool st)
    {
        yield return NameOf(mission, st);
        if (mission.Address is { } address) yield return address;
        if ((st ? mission.HoursSt : mission.HoursEn) is { } hours) yield return (st ? "Ho butsoe: " : "Open: ") + hours;
        if (mission.Number.Shown is { } number) yield return (st ? "Mohala: " : "Phone: ") + number;
        if (mission.Services.Count > 0)
        {
            var services = mission.Services.Select(service => st ? s_services[service].St : s_services[service].En);
            yield return (st ? "Thuso ka: " : "Helps with: ") + string.Join(", ", services);
        }

        if (mission.Address is null && mission.Number.Shown is null)
            yield return st ? "Aterese le mohala ha li so netefatsoe." : "Address and phone are not confirmed yet.";
    }
}
