using Diaspora.Gateway.Api;
using Diaspora.Gateway.Staff;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Console.Calendar;

/// <summary><c>/api/calendar</c>.</summary>
internal static class CalendarEndpoints
{
    /// <summary>Maps the calendar and the question about one day.</summary>
    public static RouteGroupBuilder MapCalendar(this RouteGroupBuilder api)
    {
        var calendar = api.MapGroup("/calendar").WithTags("Calendar").AddEndpointFilter(ApiRefusal.AnswerAsync);
        calendar.MapGet("/", ReadAsync).RequireRight(StaffRight.ReadCampaigns);
        calendar.MapGet("/why", WhyAsync).RequireRight(StaffRight.ReadCampaigns);
        return api;
    }

    /// <summary>Everything that goes out between two days, both included, with public holidays and days without news.</summary>
    internal static async Task<Ok<IReadOnlyList<CalendarEntry>>> ReadAsync(
        DateOnly from, DateOnly to, StaffActor actor, CalendarDesk calendar, CancellationToken cancellationToken) =>
        TypedResults.Ok(await calendar.ReadAsync(from, to, actor, cancellationToken));

    /// <summary>Why nothing goes out to a country on a day: its hours, and what is meant to go out.</summary>
    internal static async Task<Ok<DayAnswer>> WhyAsync(
        DateOnly day, string country, StaffActor actor, CalendarDesk calendar, CancellationToken cancellationToken) =>
        TypedResults.Ok(await calendar.WhyAsync(day, country, actor, cancellationToken));
}
