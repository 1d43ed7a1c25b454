using Dapper;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Diaspora.Gateway.Tests.Conversations;

/// <summary>A gateway with one flow of the test's own: it asks for a word, counts it, and tells the number.</summary>
internal static class CountingGateway
{
    private const string Main = """
        flow: main
        version: 1
        start: home
        first-dial: language
        resumable: yes
        keywords: {en: [BASOTHO], st: [LENANE]}
        messages:
          reply:
            category: reply
            text: {en: "{text}", st: "{text}"}
            values: {text: 160}
          confirmation:
            category: optout
            text: {en: "{text}", st: "{text}"}
            values: {text: 160}
        screens:
          language:
            choose:
              text: {en: Choose language, st: Choose language}
              remembered: no
              options:
                1: {en: Sesotho, st: Sesotho, language: st, go: home}
                2: {en: English, st: English, language: en, go: home}
          home:
            choose:
              text: {en: Home, st: Hae}
              options:
                1: {en: Say a word, st: Bua lentsoe, go: word}
                2: {en: Nothing, st: Letho, go: nothing}
                9: {en: From the back, st: Ho tloha qetellong, go: back-word}
          back-word:
            ask:
              text: {en: "A word from the back:", st: "Lentsoe:"}
              wrong: {en: "One word:", st: "Lentsoe:"}
              type: text
              as: word
              go: check
          word:
            ask:
              text: {en: "Your word:", st: "Lentsoe:"}
              wrong: {en: "One word:", st: "Lentsoe le le leng:"}
              type: text
              max: 30
              as: word
              go: check
          check:
            choose:
              text: {en: "Send {word}?", st: "Romela {word}?"}
              options:
                1: {en: "Yes", st: E, go: count}
          count:
            do:
              action: test.count
              with: [word]
              on: {done: counted}
          counted:
            choose:
              text: {en: "{word} is number {number}", st: "{word} ke nomoro {number}"}
              options:
                1: {en: Another, st: E nngoe, go: word}
                2: {en: Enough, st: Ho lekane, go: nothing}
          nothing:
            end: {text: {en: Goodbye, st: Sala hantle}}
        """;

    /// <summary>Prepares a gateway; the caller disposes of it.</summary>
    public static async Task<GatewayFixture> StartAsync(Action<GatewayFixture>? configure = null)
    {
        var gateway = new GatewayFixture { MoreServices = services => services.AddSingleton<IFlowActions, CountingActions>() };
        await gateway.InitializeAsync();
        var flows = Directory.CreateTempSubdirectory("counting-").FullName;
        await File.WriteAllTextAsync(Path.Combine(flows, "main.yaml"), Main);
        foreach (var shared in new[] { "system.yaml", "lists.yaml", "resume.yaml" })
            File.Copy(Path.Combine(GatewayFixture.RepositoryRoot, "flows", shared), Path.Combine(flows, shared));
        gateway.Settings["Conversations:FlowsDirectory"] = flows;
        configure?.Invoke(gateway);
        await using var connection = new Npgsql.NpgsqlConnection(gateway.ConnectionString);
        await connection.ExecuteAsync(CountingActions.Table);
        return gateway;
    }

    /// <summary>How often the effect happened.</summary>
    public static async Task<long> CountAsync(this GatewayFixture gateway)
    {
        await using var connection = new Npgsql.NpgsqlConnection(gateway.ConnectionString);
        return await connection.ExecuteScalarAsync<long>("select count(*) from public.counted");
    }
}
