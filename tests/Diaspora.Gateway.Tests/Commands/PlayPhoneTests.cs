using Diaspora.Flows.Checking;
using Diaspora.Flows.Engine;
using Diaspora.Gateway.Commands;

namespace Diaspora.Gateway.Tests.Commands;

public sealed class PlayPhoneTests : IDisposable
{
    private readonly SmallFlows _flows = new();

    [Fact]
    public async Task What_is_played_is_printed_as_a_transcript_that_can_be_kept()
    {
        var said = await PlayAsync(language: null, sms: false, "2", "5", "1", "2", "1", "1", "yes");

        said.ShouldEndWith("""

            phone +27600000101
            dial
            CON
            | Choose language
            | 1 Sesotho
            | 2 English
            | 0 Exit
            > 2
            CON
            | Buses
            | 1 Book
            | 0 Exit
            > 5
            CON
            | Wrong key.
            | Buses
            | 1 Book
            | 0 Exit
            > 1
            # bus.days: 2 rows
            CON
            | Which day?
            | 1 Row 1 Row 1
            | 2 Row 2 Row 2
            | 0 Back
            > 1
            # bus.book: booked
            END
            | Booked: seat s.
            sms
            | Seat seat s, Row 1 Row 1. *384*266#

            """);
    }

    [Fact]
    public async Task A_screen_stands_in_a_frame_with_its_length()
    {
        var said = await PlayAsync(language: "st", sms: false);

        said.ShouldContain("""
            +- CON ------------------------+
            | Libese                       |
            | 1 Behella                    |
            | 0 Tsoa                       |
            +------------------------------+ 23 septets
            """);
        said.ShouldEndWith("# The phone has chosen its language before: st.\ndial\nCON\n| Libese\n| 1 Behella\n| 0 Tsoa\nhangup\n");
    }

    [Fact]
    public async Task A_phone_that_hung_up_dials_again()
    {
        var said = await PlayAsync(language: "en", sms: false, ":hangup", "");

        said.ShouldEndWith("dial\nCON\n| Buses\n| 1 Book\n| 0 Exit\nhangup\ndial\nCON\n| Buses\n| 1 Book\n| 0 Exit\nhangup\n");
    }

    [Fact]
    public async Task By_sms_a_keyword_begins_and_anything_else_gets_help()
    {
        var said = await PlayAsync(language: null, sms: true, "hello", "bus", "1", "0");

        said.ShouldEndWith("""

            phone +27600000101
            sms > hello
            sms
            | Basotho Line. Reply BASOTHO for the menu, or dial *384*266#. Reply STOP to stop.
            sms > bus
            sms
            | Buses
            | 1 Book
            | 0 Exit
            sms > 1
            # bus.days: 0 rows
            sms
            | No seats.
            | 0 Back

            """);
    }

    public void Dispose() => _flows.Dispose();

    private async Task<string> PlayAsync(string? language, bool sms, params string[] typed)
    {
        var report = FlowCheck.Run(_flows.Path, SmallFlows.Catalogue);
        report.Problems.ShouldBeEmpty();
        using var input = new StringReader(string.Concat(typed.Select(t => t + "\n")));
        await using var output = new StringWriter();
        var engine = new FlowEngine(report.Flows, SmallFlows.Catalogue);
        await new PlayPhone(engine, new PlayTerminal(input, output), language, sms, TimeProvider.System).RunAsync(CancellationToken.None);
        return output.ToString();
    }
}
