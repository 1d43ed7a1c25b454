using System.Text;
using Diaspora.Gateway.Console.Csv;

namespace Diaspora.Gateway.Tests.Console;

public sealed class SafeCsvTests
{
    [Fact]
    public void A_table_is_utf8_with_a_mark_commas_quotes_where_needed_and_whole_line_ends()
    {
        var bytes = SafeCsv.Of(["number", "name"], [["1", "Mokone, T."], ["2", "said \"yes\""], [null, "Thabo\nLetsie"]]);

        bytes.AsSpan(0, 3).ToArray().ShouldBe([0xEF, 0xBB, 0xBF]);
        Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3)
            .ShouldBe("number,name\r\n1,\"Mokone, T.\"\r\n2,\"said \"\"yes\"\"\"\r\n,\"Thabo\nLetsie\"\r\n");
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+27600000101", "'+27600000101")]
    [InlineData("-5", "'-5")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t'=1")]
    [InlineData("\r=1", "'\r'=1")]
    [InlineData("\"=1+1", "'\"=1+1")]
    [InlineData("\uFF1D1+1", "'\uFF1D1+1")]
    [InlineData("Thabo;=1+1", "Thabo;'=1+1")]
    [InlineData("Thabo\n=1+1", "Thabo\n'=1+1")]
    [InlineData("'Malerato", "'Malerato")]
    [InlineData("Qacha's Nek, 09:00-13:00", "Qacha's Nek, 09:00-13:00")]
    [InlineData("", "")]
    public void Nothing_in_a_cell_executes_in_a_spreadsheet(string cell, string written) => SafeCsv.Disarm(cell).ShouldBe(written);

    [Fact]
    public void A_row_of_another_width_is_refused() =>
        Should.Throw<InvalidOperationException>(() => SafeCsv.Of(["one", "two"], [["1"]]));
}
