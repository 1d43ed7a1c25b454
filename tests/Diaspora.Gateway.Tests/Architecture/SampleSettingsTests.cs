using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Architecture;

/// <summary><c>appsettings.sample.json</c> names every option with its default, and nothing else.</summary>
public class SampleSettingsTests
{
    private static readonly JsonElement s_sample = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(GatewayFixture.RepositoryRoot, "appsettings.sample.json")),
        new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip }).RootElement;

    private static readonly (string Section, Type Type)[] s_options =
    [
        .. typeof(Gateway.Database.DatabaseOptions).Assembly.GetTypes()
            .Select(t => (Section: t.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string, Type: t))
            .Where(o => o.Section is not null && !o.Type.IsAbstract).Select(o => (o.Section!, o.Type)),
    ];

    [Fact]
    public void Every_option_stands_in_the_sample_with_its_default()
    {
        s_options.Length.ShouldBeGreaterThan(4);
        foreach (var (section, type) in s_options)
        {
            var defaults = Activator.CreateInstance(type);
            foreach (var property in Settable(type))
            {
                var name = $"{section}:{property.Name}";
                Find(name).ShouldNotBeNull($"{name} is missing in appsettings.sample.json.");
                Written(Find(name)!.Value).ShouldBe(Written(property.GetValue(defaults)), $"{name} has another default.");
            }
        }
    }

    [Fact]
    public void The_sample_names_nothing_that_nobody_reads()
    {
        var known = s_options.SelectMany(o => Settable(o.Type).Select(p => $"{o.Section}:{p.Name}")).ToHashSet();

        Leaves(s_sample, "").Where(l => !known.Contains(l)).ShouldBeEmpty();
    }

    private static IEnumerable<PropertyInfo> Settable(Type type) => type.GetProperties().Where(p => p.CanWrite);

    private static JsonElement? Find(string path)
    {
        var at = s_sample;
        foreach (var part in path.Split(':'))
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(part, out var next)) return null;
            at = next;
        }

        return at;
    }

    private static IEnumerable<string> Leaves(JsonElement element, string path) => element.ValueKind == JsonValueKind.Object
        ? element.EnumerateObject().SelectMany(p => Leaves(p.Value, path.Length == 0 ? p.Name : $"{path}:{p.Name}"))
        : [path];

    private static string Written(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join(',', value.EnumerateArray().Select(v => v.ToString())),
        JsonValueKind.Null => "",
        // Settings that are named freely: by default there are none.
        JsonValueKind.Object => string.Join(',', value.EnumerateObject().Select(v => v.Name)),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.ToString(),
    };

    private static string Written(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        string text => text,
        IDictionary named => string.Join(',', named.Keys.Cast<object>()),
        IEnumerable list => string.Join(',', list.Cast<object>()),
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
