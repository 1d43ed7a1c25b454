using System.Text.Json.Serialization;

namespace Diaspora.Flows.Engine;

/// <summary>Reads and writes sessions as compact JSON.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(Session))]
public sealed partial class SessionJson : JsonSerializerContext;
