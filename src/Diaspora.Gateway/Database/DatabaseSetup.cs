using System.Data.Common;
using Diaspora.Gateway.Commands;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Diaspora.Gateway.Database;

/// <summary>Registers PostgreSQL: one pool for the whole process, and the migrations.</summary>
internal static class DatabaseSetup
{
    // Connecting (waiting for a free connection included) is bounded like a command, so that a turn ends in time when PostgreSQL is away.
    // Statements used twice are prepared by themselves. The connection string is read after these and may change them.
    private const string Defaults =
        "Timeout=2;Maximum Pool Size=40;Max Auto Prepare=100;Keepalive=30;Application Name=diaspora-gateway;Cancellation Timeout=500;";

    /// <summary>
    /// Registers <see cref="NpgsqlDataSource"/> (also as <see cref="DbDataSource"/>, as which Quartz asks for it) and <see cref="Migrator"/>,
    /// and teaches Dapper our types. Nothing connects before the first use; migrations run when <see cref="Migrator.MigrateAsync"/> is called.
    /// </summary>
    public static IHostApplicationBuilder AddDatabase(this IHostApplicationBuilder builder)
    {
        DapperSetup.Apply();
        builder.Services.AddOptions<DatabaseOptions>().BindConfiguration(DatabaseOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton(services => CreateDataSource(services.GetRequiredService<IOptions<DatabaseOptions>>().Value));
        builder.Services.AddSingleton<DbDataSource>(services => services.GetRequiredService<NpgsqlDataSource>());
        builder.Services.AddSingleton(services => new Migrator(
            services.GetRequiredService<NpgsqlDataSource>(),
            Migration.ReadEmbedded(typeof(Migrator).Assembly),
            services.GetRequiredService<ILogger<Migrator>>()));
        builder.Services.AddSingleton<StartLockStore>();
        builder.Services.AddSingleton<ICommandSource, DatabaseCommands>();
        return builder;
    }

    /// <summary>A pool with our time-outs, for those who run without the host.</summary>
    public static NpgsqlDataSource CreateDataSource(DatabaseOptions options)
    {
        var settings = new NpgsqlConnectionStringBuilder(Defaults + options.ConnectionString)
        {
            CommandTimeout = (int)Math.Ceiling(options.CommandTimeout.TotalSeconds),
        };
        return NpgsqlDataSource.Create(settings);
    }
}
