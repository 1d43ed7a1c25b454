using System.Collections.Concurrent;
using NodaTime;
using NodaTime.TimeZones;

namespace Diaspora.Gateway.Messaging.Hours;

/// <summary>
/// When a text may arrive at a person: an hour that is allowed in every zone of every country where the person may be. Zones and summer times come
/// from the time zone database inside NodaTime. Safe for any number of threads.
/// </summary>
internal static class QuietHours
{
    /// <summary>No country is quiet for longer than this; where no hour of it suits all zones, there is none.</summary>
    private const int DaysAhead = 14;

    // Of whom we know nothing, we assume that the clock is Lesotho's.
    private const string Home = "LS";

    // By the key of the place: the same few come again and again.
    private static readonly ConcurrentDictionary<string, (string Country, DateTimeZone Zone)[]> s_zones = new(StringComparer.Ordinal);

    /// <summary>The place of a person.</summary>
    /// <param name="numberCountry">Country of the number; null: several share the range.</param>
    /// <param name="numberPrefix">See <c>Msisdn.Prefix</c>; null: no number is kept.</param>
    /// <param name="countries">Countries that the person or persons of the phone named.</param>
    public static Place PlaceOf(string? numberCountry, string? numberPrefix, params IEnumerable<string> countries) => Place.Of(
        [.. countries, .. numberCountry is not null ? [numberCountry] : numberPrefix?[0] switch { '1' => ["CA", "US"], '7' => ["KZ", "RU"], _ => Array.Empty<string>() }]);

    /// <summary>
    /// The first moment, not before <paramref name="from"/>, at which a text of the class may arrive. Null: within two weeks no hour suits all zones
    /// of the place.
    /// </summary>
    public static DateTimeOffset? NextAllowed(QuietClass quiet, Place place, DateTimeOffset from)
    {
        if (quiet == QuietClass.None) return from;
        var start = Instant.FromDateTimeOffset(from);
        var end = start.Plus(Duration.FromDays(DaysAhead));
        var zones = ZonesOf(place);
        // Whenever one zone says "not before", all are asked again from there.
        for (var at = start; at < end;)
        {
            var next = NextAllowed(quiet, zones, at);
            if (next == at) return at.ToDateTimeOffset();
            at = next;
        }

        return null;
    }

    /// <summary>
    /// The first moment at which every clock of the place shows the time of day, or has shown it, on the day or a later one, and a text of the class
    /// may arrive. Null: not within two weeks. For what belongs to an hour of the day, such as a reminder at ten, and not as early as can be.
    /// </summary>
    public static DateTimeOffset? OnAllowedDay(QuietClass quiet, Place place, DateTime local)
    {
        for (var day = 0; day < DaysAhead; day++)
        {
            var at = AtLocal(place, local.AddDays(day));
            if (quiet == QuietClass.None) return at;
            var start = Instant.FromDateTimeOffset(at);
            if (NextAllowed(quiet, ZonesOf(place), start) == start) return at;
        }

        return null;
    }

    /// <summary>
    /// The moment at which every clock of the place shows the day and time, or has shown it. An hour that a summer time leaves out counts as the one
    /// after it; of one that comes twice the first counts.
    /// </summary>
    public static DateTimeOffset AtLocal(Place place, DateTime local)
    {
        var time = LocalDateTime.FromDateTime(local);
        return ZonesOf(place).Max(z => time.InZoneLeniently(z.Zone).ToInstant()).ToDateTimeOffset();
    }

    /// <summary>True when a clock of the place never shows the day and time, because a summer time leaves the hour out.</summary>
    public static bool IsLeftOut(Place place, DateTime local)
    {
        var time = LocalDateTime.FromDateTime(local);
        return ZonesOf(place).Any(z => z.Zone.MapLocal(time).Count == 0);
    }

    /// <summary>The day and time that a clock of the place shows at a moment; of several zones the one that is furthest behind.</summary>
    public static DateTime LocalOf(Place place, DateTimeOffset moment)
    {
        var at = Instant.FromDateTimeOffset(moment);
        return ZonesOf(place).Min(z => at.InZone(z.Zone).LocalDateTime).ToDateTimeUnspecified();
    }

    /// <summary>The moment itself when it is allowed in every zone; else the latest of the moments before which a zone allows nothing.</summary>
    private static Instant NextAllowed(QuietClass quiet, (string Country, DateTimeZone Zone)[] zones, Instant at)
    {
        var latest = at;
        foreach (var (country, zone) in zones)
        {
            var next = NextAllowed(quiet, country, zone, at);
            if (next > latest) latest = next;
        }

        return latest;
    }

    private static Instant NextAllowed(QuietClass quiet, string country, DateTimeZone zone, Instant at)
    {
        var local = at.InZone(zone);
        var hours = AllowedHours.Of(quiet, country, local.Date);
        if (hours is { } open)
        {
            if (local.TimeOfDay < open.From) return local.Date.At(open.From).InZoneLeniently(zone).ToInstant();
            if (local.TimeOfDay < open.Until) return at;
        }

        return zone.AtStartOfDay(local.Date.PlusDays(1)).ToInstant();
    }

    private static (string Country, DateTimeZone Zone)[] ZonesOf(Place place) => s_zones.GetOrAdd(
        place.Key ?? "",
        static key => [.. (key.Length > 0 ? key.Split('+') : [Home]).SelectMany(country => Find(country).Select(zone => (country, zone)))]);

    private static DateTimeZone[] Find(string country)
    {
        var source = TzdbDateTimeZoneSource.Default;
        var zones = source.ZoneLocations!.Where(l => l.CountryCode == country).Select(l => DateTimeZoneProviders.Tzdb[l.ZoneId]).ToArray();
        return zones.Length > 0 ? zones : [DateTimeZoneProviders.Tzdb["Africa/Maseru"]];
    }
}
