using System.Data;
using Dapper;

namespace Diaspora.Gateway.Database;

/// <summary>Teaches Dapper, for the whole process, the column names and types that our stores use.</summary>
internal static class DapperSetup
{
    private static readonly Lazy<bool> Done = new(ApplyOnce);

    /// <summary>May be called any number of times and from any thread; the first call does the work.</summary>
    public static void Apply() => _ = Done.Value;

    private static bool ApplyOnce()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        // Dapper asks a handler for a parameter only when the type is not in its own list.
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.AddTypeHandler(new UtcHandler());
        return true;
    }

    // Npgsql reads timestamptz as DateTime, which no positional record of ours takes, and refuses a parameter whose offset is not zero.
    private sealed class UtcHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) => parameter.Value = value.ToUniversalTime();

        public override DateTimeOffset Parse(object value) => value switch
        {
            DateTimeOffset moment => moment.ToUniversalTime(),
            DateTime { Kind: DateTimeKind.Utc } moment => new DateTimeOffset(moment),
            _ => throw new DataException($"A moment must come from a timestamptz column, not as {value.GetType().Name}."),
        };
    }
}
