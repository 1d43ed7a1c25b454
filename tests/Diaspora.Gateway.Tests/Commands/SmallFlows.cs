using Diaspora.Flows.Engine;
using Diaspora.Gateway.Commands;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Diaspora.Gateway.Tests.Commands;

/// <summary>A folder with one small flow beside the texts of the product, and the commands on it.</summary>
internal sealed class SmallFlows : IDisposable
{
    private const string Main = """
        flow: main
        version: 1
        start: home
        first-dial: language
        keywords: {en: [BUS]}
        screens:
          language:
            choose:
              text: {en: Choose language, st: Khetha puo}
              remembered: no
              options:
                1: {en: Sesotho, st: Sesotho, language: st, go: home}
                2: {en: English, st: English, language: en, go: home}
          home:
            choose:
              text: {en: Buses, st: Libese}
              options:
                1: {en: Book, st: Behella, go: days}
          days:
            list:
              text: {en: "Which day?", st: "Letsatsi lefe?"}
              rows: bus.days
              as: day
              go: book
              empty: full
          book:
            do:
              action: bus.book
              with: [day]
              on: {booked: booked, full: full}
          booked:
            end:
              text: {en: "Booked: {seat}.", st: "E behelletsoe: {seat}."}
              send: [{message: note, when: paper}]
          full:
            say: {text: {en: No seats., st: Ha ho litulo.}}
        messages:
          note:
            category: service
            text: {en: "Seat {seat}, {day}. {code}", st: "Setulo {seat}, {day}. {code}"}
        """;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("flows-");

    public SmallFlows()
    {
        foreach (var shared in new[] { "system.yaml", "lists.yaml", "resume.yaml" })
            File.Copy(System.IO.Path.Combine(GatewayFixture.RepositoryRoot, "flows", shared), PathOf(shared));
        Write("main.yaml", Main);
    }

    public static ActionCatalogue Catalogue { get; } = new(
    [
        new ActionDeclaration { Name = "bus.days", Kind = ActionKind.Rows, RowSeptets = 12 },
        new ActionDeclaration
        {
            Name = "bus.book",
            Kind = ActionKind.Effect,
            Inputs = ["day"],
            Outcomes = ["booked", "full"],
            Outputs = new Dictionary<string, int> { ["seat"] = 6, ["paper"] = 3 },
        },
    ]);

    public string Path => _directory.FullName;

    public string PathOf(string file) => System.IO.Path.Combine(Path, file);

    public void Write(string file, string text) => File.WriteAllText(PathOf(file), text);

    public void Change(string before, string after) =>
        Write("main.yaml", File.ReadAllText(PathOf("main.yaml")).Replace(before, after, StringComparison.Ordinal));

    public static async Task<(int Code, string Said)> RunAsync(params string[] args)
    {
        await using var services = new ServiceCollection()
            .AddSingleton<ICommandSource, FlowsCommands>()
            .AddSingleton(Catalogue)
            .BuildServiceProvider();
        await using var output = new StringWriter();
        var code = await CommandLine.RunAsync(["flows", .. args], services, output, output, CancellationToken.None);
        return (code, output.ToString());
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
