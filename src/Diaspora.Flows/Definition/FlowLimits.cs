namespace Diaspora.Flows.Definition;

/// <summary>Numbers that bound every screen, text and loop.</summary>
public static class FlowLimits
{
    /// <summary>Septets of one USSD screen that every network shows (GSM allows 182; 160 is the safe figure).</summary>
    public const int ScreenSeptets = 160;

    /// <summary>Septets of an SMS of one part.</summary>
    public const int SmsSeptets = 160;

    /// <summary>Septets of each part of an SMS of several parts.</summary>
    public const int SmsPartSeptets = 153;

    /// <summary>Most screens entered in one turn without waiting for the person.</summary>
    public const int StepsPerTurn = 20;

    /// <summary>Most inputs of one session.</summary>
    public const int InputsPerSession = 300;

    /// <summary>Most inputs taken from one dialled string or one rebuilt session.</summary>
    public const int InputsPerReplay = 100;

    /// <summary>Screens that the key 0 can go back through.</summary>
    public const int History = 30;

    /// <summary>Wrong keys in a row that end a session.</summary>
    public const int WrongKeys = 3;

    /// <summary>Wrong typed answers in a row that end a session: more than wrong keys, because typing is harder.</summary>
    public const int WrongAnswers = 10;

    /// <summary>Most rows that a list shows.</summary>
    public const int Rows = 90;

    /// <summary>Fewest septets that a page of a text must leave for the text and its mark.</summary>
    public const int TextRoom = 40;

    /// <summary>Most pages of a text.</summary>
    public const int Pages = 20;

    /// <summary>Longest service code in septets, such as <c>*120*12345#</c>.</summary>
    public const int ServiceCodeSeptets = 12;

    /// <summary>
    /// Most septets that surely fit a number of parts: a character of two septets is never torn apart, so every part but the last may
    /// stay one short.
    /// </summary>
    public static int SmsLimit(int parts) => parts <= 1 ? SmsSeptets : (parts * SmsPartSeptets) - (parts - 1);
}
