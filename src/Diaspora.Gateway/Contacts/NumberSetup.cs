using Diaspora.Gateway.Scheduling;

namespace Diaspora.Gateway.Contacts;

/// <summary>Registers how long numbers are kept.</summary>
internal static class NumberSetup
{
    /// <summary>Numbers that nobody needs are forgotten 90 days after the phone was last heard of.</summary>
    public static IServiceCollection AddNumberRetention(this IServiceCollection services)
    {
        services.AddSingleton<IdleNumbers>();
        return services.AddSingleton(provider =>
            new Retention("contacts/numbers", TimeSpan.FromDays(90), provider.GetRequiredService<IdleNumbers>().ForgetAsync));
    }

    /// <summary>Registers whose number a feature needs; see <see cref="NumberNeed"/>.</summary>
    public static IServiceCollection AddNumberNeed(this IServiceCollection services, NumberNeedQuery find) =>
        services.AddSingleton(new NumberNeed(find));
}
