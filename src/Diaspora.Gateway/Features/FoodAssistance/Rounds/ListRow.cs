using System.Globalization;
using Diaspora.Flows.Text;

namespace Diaspora.Gateway.Features.FoodAssistance.Rounds;

/// <summary>Reads the cells of a line, in the order of <see cref="ListFile.Columns"/>, by the rules of the form on the phone.</summary>
internal sealed class ListRow(DistrictCodes districts, int thisYear, Func<string, bool> mayTake)
{
    private const int FirstYear = 1900;
    private const int LongestName = 40;
    private const int LongestVillage = 30;
    private const int MostPeople = 30;

    /// <summary>The person of a line; null when something is wrong with it, which is added to the problems.</summary>
    public ListedPerson? Read(int line, string[] cells, List<ListProblem> problems)
    {
        var before = problems.Count;
        var name = Words(cells[0]);
        if (!IsName(name)) Add(0, "It must be 2 to 40 letters: first name and surname.");
        var year = cells[1].Trim();
        if (!IsNumber(year, FirstYear, thisYear)) Add(1, $"It must be a year from {FirstYear} to {thisYear}, four digits.");
        var district = districts.Find(cells[2]);
        if (district is null) Add(2, "It must be one of the ten districts, by name or code such as LS-G.");
        else if (!mayTake(district)) Add(2, "It is not one of your districts in the programme.");
        var village = Words(cells[3]);
        if (Gsm7.Septets(village) is not (> 0 and <= LongestVillage) || !village.Any(char.IsLetter)) Add(3, $"It must be 1 to {LongestVillage} letters.");
        var household = cells[4].Trim();
        if (!IsNumber(household, 1, MostPeople)) Add(4, $"It must be a number from 1 to {MostPeople}.");
        return problems.Count == before && district is not null ? new ListedPerson(name, year, district, village, household) : null;

        void Add(int column, string problem) => problems.Add(new ListProblem(line, ListFile.Columns[column], problem));
    }

    private static bool IsName(string name) =>
        name.All(c => char.IsLetter(c) || c is ' ' or '\'' or '-' or '.') && name.Count(char.IsLetter) >= 2
        && Gsm7.Septets(name) is > 0 and <= LongestName;

    private static bool IsNumber(string text, int from, int to) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to;

    private static string Words(string cell) => string.Join(' ', Folding.Fold(cell).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
