using System.Text;
using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;
using Diaspora.Flows.Reading;
using Diaspora.Gateway.Features.FoodAssistance.Rounds;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Features.FoodAssistance.Rounds;

/// <summary>Files as offices save them, and what is said of each wrong line.</summary>
public sealed class ListFileTests
{
    private const string Header = "name,birth year,district,village,household";
    private const string Puseletso = "Puseletso Mokhethi,1988,Quthing,Ha Sample,6";

    private static readonly DistrictCodes s_districts = new(FlowsOfRepository());

    [Theory]
    [InlineData("UTF-8", "utf-8", false)]
    [InlineData("UTF-8 with a mark", "utf-8", true)]
    [InlineData("UTF-16 of Excel", "utf-16", true)]
    [InlineData("UTF-16, the other way round", "utf-16BE", true)]
    [InlineData("UTF-16 without a mark", "utf-16", false)]
    public void Every_way_of_saving_letters_is_read(string how, string encoding, bool mark)
    {
        var letters = Encoding.GetEncoding(encoding);
        foreach (var separator in new[] { ',', ';', '\t' })
        {
            var text = $"{Header}\r\n{Puseletso}\r\n'Mamp\u00E9 Ts'olo,1970,LS-G,Mt. Moorosi,2\r\n".Replace(',', separator);
            byte[] file = [.. mark ? letters.GetPreamble() : [], .. letters.GetBytes(text)];

            var list = Read(file);

            list.Problems.ShouldBeEmpty($"{how}, {separator}");
            list.People.Select(p => p.Name).ShouldBe(["Puseletso Mokhethi", "'Mamp\u00E9 Ts'olo"]);
            list.People[0].ShouldBe(new ListedPerson("Puseletso Mokhethi", "1988", "LS-G", "Ha Sample", "6"));
        }
    }

    [Fact]
    public void The_old_letters_of_windows_are_read_and_those_that_no_phone_has_are_written_otherwise() =>
        Read([.. Encoding.ASCII.GetBytes($"{Header}\n"), .. "Ret"u8, 0x9A, .. "elisits"u8, 0x92, .. "oe Mokone,1988,QUTHING,Ha Sample,6\n"u8])
            .People.ShouldHaveSingleItem().Name.ShouldBe("Rets'elisits'oe Mokone");

    [Fact]
    public void Columns_may_stand_in_any_order_with_others_beside_them_and_districts_may_be_written_as_people_do()
    {
        var list = Read("sep=;\r\nHousehold;No.;Village;NAME;District;Birth_Year\r\n6;1;Ha Sample;Puseletso Mokhethi;MOHALES HOEK;1988\r\n;;;;;\r\n");

        list.Problems.ShouldBeEmpty();
        list.People.ShouldHaveSingleItem().District.ShouldBe("LS-F");
    }

    [Theory]
    [InlineData("P,1988,Quthing,Ha Sample,6", "name", "2 to 40 letters")]
    [InlineData("=HYPERLINK(1),1988,Quthing,Ha Sample,6", "name", "2 to 40 letters")]
    [InlineData("Puseletso Mokhethi,88,Quthing,Ha Sample,6", "birth year", "1900 to 2026")]
    [InlineData("Puseletso Mokhethi,2027,Quthing,Ha Sample,6", "birth year", "1900 to 2026")]
    [InlineData("Puseletso Mokhethi,1988,Gauteng,Ha Sample,6", "district", "ten districts")]
    [InlineData("Puseletso Mokhethi,1988,Maseru,Ha Sample,6", "district", "not one of your districts")]
    [InlineData("Puseletso Mokhethi,1988,Quthing,,6", "village", "1 to 30 letters")]
    [InlineData("Puseletso Mokhethi,1988,Quthing,Ha Sample,31", "household", "1 to 30")]
    [InlineData("Puseletso Mokhethi,1988,Quthing,Ha Sample", "", "4 cells under 5 columns")]
    [InlineData("Puseletso \"Mokhethi,1988,Quthing,Ha Sample,6", "", "quotation mark")]
    [InlineData("\"Puseletso Mokhethi,1988,Quthing,Ha Sample,6", "", "quotation mark")]
    [InlineData("puseletso mokhethi,1988,LS-G,ha sample,6", "", "same person as in line 2")]
    public void A_wrong_line_is_named_with_what_is_wrong_and_spoils_no_other(string line, string column, string problem)
    {
        var list = Read($"{Header}\n{Puseletso}\n{line}\nLast Person,1990,Quthing,Ha Sample,1\n");

        list.Problems.ShouldContain(p => p.Line == 3 && p.Column == column && p.Problem.Contains(problem, StringComparison.Ordinal));
        list.Problems.ShouldAllBe(p => p.Line == 3);
        list.People.Select(p => p.Name).ShouldBe(["Puseletso Mokhethi", "Last Person"]);
    }

    [Theory]
    [InlineData("name,district\nPuseletso Mokhethi,Quthing\n", "Missing: birth year, village, household. Found: name, district.")]
    [InlineData("", "Found: nothing.")]
    [InlineData("PK\u0003\u0004\u0000\u0000not a table at all", "Missing: name")]
    public void A_file_with_other_columns_is_answered_with_what_is_missing(string text, string problem) =>
        Read(text).Problems.ShouldHaveSingleItem().Problem.ShouldContain(problem);

    [Fact]
    public void A_list_without_people_and_one_that_is_too_long_are_refused()
    {
        Read(Header + "\n").Problems.ShouldHaveSingleItem().Problem.ShouldBe("Nobody is on the list.");
        var many = new StringBuilder(Header + "\n");
        for (var i = 0; i <= ListFile.MostLines; i++) many.Append($"Person {Letters(i)},1990,Quthing,Ha Sample,1\n");
        Read(many.ToString()).Problems.ShouldHaveSingleItem().Problem.ShouldContain("longer than 20,000 lines");
    }

    private static string Letters(int number) => number < 26 ? $"{(char)('a' + number)}x" : Letters(number / 26) + (char)('a' + (number % 26));

    private static ReadList Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static ReadList Read(byte[] file) => new ListFile(s_districts).Read(file, 2026, d => d is "LS-G" or "LS-F");

    private static FlowSet FlowsOfRepository() =>
        FlowDirectory.Read(Path.Combine(GatewayFixture.RepositoryRoot, "flows"), new ActionCatalogue([]), []);
}
