using Npgsql;

namespace Diaspora.Gateway.Hosting;

/// <summary>Sample content of one feature, for development and training. Values that a person could act on are the dated, sourced ones only.</summary>
internal interface ISampleContent
{
    /// <summary>Loads the content into tables that are empty; leaves tables alone that hold anything.</summary>
    Task LoadAsync(NpgsqlConnection connection, CancellationToken cancellationToken);
}
