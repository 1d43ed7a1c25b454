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

    private static readonly ConcurrentDictionary<string, DateTimeZone[]> s_zones = new(StringComparer.Ordinal);

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
            var next = zones.Max(z => NextAllowed(quiet, z.Country, z.Zone, at));
            if (next == at) return at.ToDateTimeOffset();
            at = next;
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

    /// <summary>The day and time that a clock of the place shows at a moment; of several zones the one that is furthest behind.</summary>
    public static DateTime LocalOf(Place place, DateTimeOffset moment)
    {
        var at = Instant.FromDateTimeOffset(moment);
        return ZonesOf(place).Min(z => at.InZone(z.Zone).LocalDateTime).ToDateTimeUnspecified();
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

    private static (string Country, DateTimeZone Zone)[] ZonesOf(Place place) =>
        [.. (place.Countries is { Count: > 0 } known ? known : [Home]).SelectMany(c => s_zones.GetOrAdd(c, Find).Select(z => (c, z)))];

    private static DateTimeZone[] Find(string country)
    {
        var source = TzdbDateTimeZoneSource.Default;
        var zones = source.ZoneLocations!.Where(l => l.CountryCode == country).Select(l => DateTimeZoneProviders.Tzdb[l.ZoneId]).ToArray();
        return zones.Length > 0 ? zones : [DateTimeZoneProviders.Tzdb["Africa/Maseru"]];
    }
}
