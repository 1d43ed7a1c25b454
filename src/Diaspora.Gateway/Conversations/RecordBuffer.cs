using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.ObjectPool;

namespace Diaspora.Gateway.Conversations;

/// <summary>Memory in which records are written, used again and again. Nothing of a conversation stays in it.</summary>
internal sealed class RecordBuffer : IResettable, IDisposable
{
    private const int Size = 4096;

    // What is written is sealed; it never stands in a page or a script.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _bytes = new(Size);
    private readonly Utf8JsonWriter _json;

    public RecordBuffer() => _json = new Utf8JsonWriter(_bytes, s_options);

    /// <summary>Writes a record; gives the bytes, good until the buffer is reset.</summary>
    public ReadOnlySpan<byte> Write(ConversationRecord record)
    {
        JsonSerializer.Serialize(_json, record, ConversationJson.Default.ConversationRecord);
        return _bytes.WrittenSpan;
    }

    /// <inheritdoc/>
    public bool TryReset()
    {
        _bytes.Clear();
        _json.Reset();
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();
}
