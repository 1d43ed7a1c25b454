namespace Diaspora.Gateway.Redis;

/// <summary>Registers Redis.</summary>
internal static class RedisSetup
{
    /// <summary>Registers <see cref="RedisLink"/>.</summary>
    public static IHostApplicationBuilder AddRedis(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<RedisOptions>().BindConfiguration(RedisOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<RedisLink>();
        return builder;
    }
}
