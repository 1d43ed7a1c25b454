using System.Globalization;
using Diaspora.Flows.Definition;
using Diaspora.Flows.Machine;

namespace Diaspora.Flows.Engine;

/// <content>What a typed input means on each kind of screen.</content>
internal sealed partial class TurnRun
{
    private async ValueTask TakeAsync(string input, CancellationToken cancellationToken)
    {
        if (input.Length > 1 && input[^1] == '#') input = input[..^1].TrimEnd();
        var screen = Screen;
        if (input == "00")
        {
            await ToMainAsync(cancellationToken);
        }
        else if (input == "0" && (screen.Zero != ZeroKey.None || Flow.Private))
        {
            await ZeroAsync(screen, cancellationToken);
        }
        else if (input == "77" && screen is not AskScreen)
        {
            await SwitchLanguageAsync(screen, cancellationToken);
        }
        else
        {
            await (screen switch
            {
                ChooseScreen choose => TakeChoiceAsync(choose, input, cancellationToken),
                ListScreen list => TakeRowAsync(list, input, cancellationToken),
                AskScreen ask => TakeAnswerAsync(ask, input, cancellationToken),
                SayScreen say => TakeReadingAsync(say, input, cancellationToken),
                _ => throw new InvalidOperationException($"No input for a {screen.GetType().Name}."),
            });
        }
    }

    private async ValueTask TakeChoiceAsync(ChooseScreen screen, string input, CancellationToken cancellationToken)
    {
        if (Offered(screen.Options, input) is { } option)
        {
            if (screen.As is { } name) _session.Set(Flow, name, option.Value);
            await TakeOptionAsync(option, cancellationToken);
            return;
        }

        TurnTo(input switch
        {
            "99" => Renderer().PagesNear(screen).After,
            "98" => Renderer().PagesNear(screen).Before,
            _ => null,
        });
    }

    private async ValueTask TakeRowAsync(ListScreen screen, string input, CancellationToken cancellationToken)
    {
        if (Offered(screen.Options, input) is { } option)
        {
            await TakeOptionAsync(option, cancellationToken);
            return;
        }

        if (input is "98" or "99")
        {
            var layout = Renderer().LayOut(screen, await RowsAsync(screen, cancellationToken));
            var page = Math.Clamp(_session.Page, 0, layout.PageCount - 1) + (input == "99" ? 1 : -1);
            TurnTo(page >= 0 && page < layout.PageCount ? page : null);
            return;
        }

        var row = screen.Go is null ? null : await FindRowAsync(screen, input, cancellationToken);
        if (row is null)
        {
            Wrong();
            return;
        }

        if (screen.As is { } name) _session.SetRow(Flow, name, row.Id, new FlowValue(row.Label));
        await FireAsync(FlowMachine.ChosenRow, cancellationToken);
    }

    private async ValueTask<ShownRow?> FindRowAsync(ListScreen screen, string input, CancellationToken cancellationToken)
    {
        if (!int.TryParse(input, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        foreach (var shown in _session.Rows)
            if (shown.Number == number) return shown;
        // In a row of inputs a page is passed without being shown; its numbers count as if it had been.
        var unseen = _session.Rows.Count == 0;
        if (!screen.Fixed && !unseen) return null;
        var rows = await RowsAsync(screen, cancellationToken);
        var at = Array.IndexOf(ScreenRenderer.RowNumbers(screen, rows), number);
        return at < 0 || !(screen.Fixed || IsOnPage(screen, rows, at)) ? null : new ShownRow(number, rows[at].Id, rows[at].Label.Texts);
    }

    private bool IsOnPage(ListScreen screen, IReadOnlyList<Row> rows, int at)
    {
        var layout = Renderer().LayOut(screen, rows);
        var (first, end) = layout.RowsOf(Math.Clamp(_session.Page, 0, layout.PageCount - 1));
        return at >= first && at < end;
    }

    private async ValueTask TakeAnswerAsync(AskScreen screen, string input, CancellationToken cancellationToken)
    {
        var flow = Flow;
        string value;
        if (screen.Skip is { } skip && input == skip)
        {
            value = "";
        }
        else
        {
            var fault = screen.Type.Read(input, new AnswerContext(host.Today, name => _session.Plain(flow, name)), out value);
            if (fault != AnswerFault.None)
            {
                Wrong(fault == AnswerFault.Easy ? Notice.Easy : Notice.Wrong);
                return;
            }
        }

        _session.Set(flow, screen.As, value);
        await FireAsync(FlowMachine.Answer, cancellationToken);
    }

    private async ValueTask TakeReadingAsync(SayScreen screen, string input, CancellationToken cancellationToken)
    {
        if (Offered(screen.Options, input) is { } option)
        {
            await TakeOptionAsync(option, cancellationToken);
            return;
        }

        var last = Renderer().SayPageCount(screen) - 1;
        var page = Math.Clamp(_session.Page, 0, last);
        if (input is "1" && page == last && screen.Go is not null) await FireAsync(FlowMachine.Next, cancellationToken);
        else if (input is "1" or "99" && page < last) TurnTo(page + 1);
        else if (input is "98" && page > 0) TurnTo(page - 1);
        else Wrong();
    }

    private async ValueTask TakeOptionAsync(Option option, CancellationToken cancellationToken)
    {
        if (_session.Sms && !option.BySms)
        {
            _halt = Halt.NotBySms;
            return;
        }

        if (option.Language is { } language)
        {
            _session.Language = language;
            _languageChosen = language;
        }

        await FireAsync(option.Key, cancellationToken);
    }

    /// <summary>The option with the typed number whose condition holds; one that SMS may not take is found too, to be refused kindly.</summary>
    private Option? Offered(IReadOnlyList<Option> options, string input)
    {
        for (var i = 0; i < options.Count; i++)
            if (options[i].Key == input && _session.Holds(Flow, options[i])) return options[i];
        return null;
    }

    private void TurnTo(int? page)
    {
        if (page is not { } to)
        {
            Wrong();
            return;
        }

        _session.Page = to;
        _session.Rows.Clear();
        _session.Wrong = 0;
    }
}
