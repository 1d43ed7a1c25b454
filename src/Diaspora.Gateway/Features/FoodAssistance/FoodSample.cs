using Diaspora.Gateway.Hosting;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance;

/// <summary>
/// What <c>./gateway run</c> starts with, marked as sample: programme, districts and number of households as reported for 2020, villages that the
/// reports name, and a social worker role in every district. No day is set since which people must have come home: none has a source.
/// </summary>
internal sealed class FoodSample : ISampleContent
{
    private const int Places = 2000;
    private const string Name =
        "Drought and COVID-19 pandemic in Lesotho: agriculture, Food Security and Protection Support to Vulnerable Communities";

    private static readonly string[] s_programmeDistricts = ["LS-E", "LS-F", "LS-G", "LS-H"];
    private static readonly string[] s_districts = ["LS-A", "LS-B", "LS-C", "LS-D", "LS-E", "LS-F", "LS-G", "LS-H", "LS-J", "LS-K"];

    /// <inheritdoc/>
    public async Task LoadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (!await FoodProgrammeStore.IsEmptyAsync(connection, cancellationToken)) return;
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await FoodProgrammeStore.AddSampleProgrammeAsync(transaction, Name, s_programmeDistricts, Places, cancellationToken);
        await FoodProgrammeStore.AddSampleSocialWorkersAsync(transaction, s_districts, cancellationToken);
        await FoodProgrammeStore.AddSampleVillagesAsync(transaction, "LS-C", ["Ha-Mokati", "Ha-Mothamane"], cancellationToken);
        await FoodProgrammeStore.AddSampleVillagesAsync(transaction, "LS-A", ["Semonkong"], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
