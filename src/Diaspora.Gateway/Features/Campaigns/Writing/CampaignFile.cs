using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Diaspora.Gateway.Features.Campaigns.Writing;

/// <summary>
/// A campaign in a YAML file. Its names and lists are those of <see cref="CampaignForm"/>, so a file and a request say the same in the same words.
/// </summary>
internal sealed class CampaignFile
{
    private readonly Dictionary<string, long> _lines = new(StringComparer.Ordinal) { [""] = 1 };

    private CampaignFile()
    {
    }

    /// <summary>What the file says; null when it cannot be read.</summary>
    public CampaignForm? Form { get; private set; }

    /// <summary>Why it cannot be read.</summary>
    public List<CampaignFault> Faults { get; } = [];

    /// <summary>Reads a file.</summary>
    public static CampaignFile Read(string yaml)
    {
        var file = new CampaignFile();
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
                file.Form = file.ToJson(root, "").Deserialize<CampaignForm>(JsonSerializerOptions.Web);
            else
                file.Faults.Add(new CampaignFault("", "Write one campaign: lines of 'name: value'."));
        }
        catch (YamlException fault)
        {
            file._lines[""] = fault.Start.Line;
            file.Faults.Add(new CampaignFault("", "This is no YAML: " + fault.Message));
        }
        catch (JsonException fault)
        {
            var field = fault.Path?.TrimStart('$').TrimStart('.') ?? "";
            file.Faults.Add(new CampaignFault(
                field, $"'{field}' has no meaning here, or is a word where a list or lines of 'name: value' belong, or the reverse."));
        }

        return file;
    }

    /// <summary>The line at which a field stands, or the nearest that surrounds it.</summary>
    public long LineOf(string field)
    {
        while (!_lines.ContainsKey(field)) field = field[..Math.Max(0, field.LastIndexOfAny(['.', '[']))];
        return _lines[field];
    }

    private JsonNode? ToJson(YamlNode node, string path)
    {
        // The line of a name is where people look, not the one below where its list begins.
        _lines.TryAdd(path, node.Start.Line);
        switch (node)
        {
            case YamlMappingNode map:
                var made = new JsonObject();
                foreach (var (key, value) in map.Children)
                {
                    var name = (key as YamlScalarNode)?.Value ?? "";
                    var at = path.Length == 0 ? name : $"{path}.{name}";
                    _lines[at] = key.Start.Line;
                    made[name] = ToJson(value, at);
                }

                return made;
            case YamlSequenceNode list:
                return new JsonArray([.. list.Children.Select((item, at) => ToJson(item, $"{path}[{at}]"))]);
            case YamlScalarNode { Style: ScalarStyle.Plain, Value: "yes" or "true" }:
                return JsonValue.Create(true);
            case YamlScalarNode { Style: ScalarStyle.Plain, Value: "no" or "false" }:
                return JsonValue.Create(false);
            case YamlScalarNode { Value: var text }:
                return JsonValue.Create(text);
            default:
                throw new YamlException(node.Start, node.End, "anchors and aliases are not used in campaigns.");
        }
    }
}
