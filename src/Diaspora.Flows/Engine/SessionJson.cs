using System.Text.Json.Serialization;

namespace Diaspora.Flows.Engine;

/// <summary>Reads and writes sessions as compact JSON, see <see cref="SessionConverter"/>.</summary>
[JsonSerializable(typeof(Session))]
public sealed partial class SessionJson : JsonSerializerContext;
