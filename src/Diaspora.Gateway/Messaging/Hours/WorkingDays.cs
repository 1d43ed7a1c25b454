using Diaspora.Gateway.Conversations;
using NodaTime;

namespace Diaspora.Gateway.Messaging.Hours;

/// <summary>Deadlines by Lesotho's calendar: Monday to Friday, without its public holidays.</summary>
internal static class WorkingDays
{
    private const string Lesotho = "LS";

    /// <summary>The end of the last of some working days that follow the day of a moment.</summary>
    public static DateTimeOffset EndAfter(DateTimeOffset moment, int days)
    {
        var day = LesothoTime.DateOf(moment);
        for (var left = days; left > 0;)
        {
            day = day.AddDays(1);
            if (IsWorking(day)) left--;
        }

        return EndOf(day);
    }

    /// <summary>The end of the day that is some days after that of a moment, whatever days they are.</summary>
    public static DateTimeOffset EndAfterDays(DateTimeOffset moment, int days) => EndOf(LesothoTime.DateOf(moment).AddDays(days));

    /// <summary>The last day of a deadline that one of these gave.</summary>
    public static DateOnly LastDayOf(DateTimeOffset end) => LesothoTime.DateOf(end.AddTicks(-1));

    private static DateTimeOffset EndOf(DateOnly day) => LesothoTime.At(day.AddDays(1), TimeOnly.MinValue);

    private static bool IsWorking(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Holidays.Has(Lesotho, LocalDate.FromDateOnly(day));
}
