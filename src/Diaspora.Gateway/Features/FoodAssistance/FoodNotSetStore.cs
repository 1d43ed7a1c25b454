using Dapper;
using Diaspora.Gateway.Console;
using Diaspora.Gateway.Console.NotSet;
using Diaspora.Gateway.Places;
using Microsoft.Extensions.Localization;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance;

/// <summary>What of the food assistance programme is not set: the programme itself, its places and day, and its districts' social workers and villages.</summary>
internal sealed class FoodNotSetStore(NpgsqlDataSource database, IStringLocalizer<ConsoleText> words) : INotSetSource
{
    private const string Href = "/console/programmes";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<NotSetItem>> ReadAsync(CancellationToken cancellationToken)
    {
        const string Programme = "select id, name, districts, places, came_home_since, sop_version from food.programmes where state = 'open'";
        const string OfDistricts = """
            select d.district,
                   exists (select from food.social_workers w where w.district = d.district and w.active) as has_worker,
                   exists (select from food.villages v where v.district = d.district) as has_villages,
                   exists (select from food.quotas q where q.programme_id = @programme and q.district = d.district) as has_places
              from unnest(@districts) with ordinality as d (district, place)
             order by d.place
            """;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var area = words["Food assistance"].Value;
        if (await connection.QuerySingleOrDefaultAsync<ProgrammeRow>(new CommandDefinition(Programme, cancellationToken: cancellationToken))
            is not { } programme)
            return [new NotSetItem(area, words["no programme is open"], words["Phones take no requests."], Href)];
        var items = new List<NotSetItem>();
        if (programme.Places is null)
            Add(words["{0}: number of places", programme.Name], words["The console stops no selection at a number."]);
        if (programme.CameHomeSince is null)
            Add(words["{0}: day since when people came home", programme.Name], words["Phones ask only whether somebody came home."]);
        if (programme.SopVersion is null)
            Add(words["{0}: version of the procedures", programme.Name], words["Steps are kept without the version that staff followed."]);
        var rows = await connection.QueryAsync<DistrictRow>(
            new CommandDefinition(OfDistricts, new { districts = programme.Districts, programme = programme.Id }, cancellationToken: cancellationToken));
        foreach (var row in rows)
        {
            var name = Districts.NameOf(row.District);
            if (!row.HasPlaces) Add(words["{0}: number of places", name], words["The console stops no selection there at a number."]);
            if (!row.HasWorker) Add(words["{0}: social worker", name], words["Phones promise no call there."]);
            if (!row.HasVillages) Add(words["{0}: villages to choose from", name], words["People there type the name of their village."]);
        }

        return items;

        void Add(string what, string effect) => items.Add(new NotSetItem(area, what, effect, Href));
    }

    private sealed record ProgrammeRow
    {
        public long Id { get; init; }

        public string Name { get; init; } = "";

        public string[] Districts { get; init; } = [];

        public int? Places { get; init; }

        public DateOnly? CameHomeSince { get; init; }

        public string? SopVersion { get; init; }
    }

    private sealed record DistrictRow
    {
        public string District { get; init; } = "";

        public bool HasWorker { get; init; }

        public bool HasVillages { get; init; }

        public bool HasPlaces { get; init; }
    }
}
