using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Holdfast.Cli.Output;

/// <summary>JSON for <c>--json</c>: ASCII alone, everything else escaped, so that it is harmless on a terminal too.</summary>
static class JsonText
{
    /// <summary>One value on one line.</summary>
    public static string Line(Action<Utf8JsonWriter> write) => Write(write, indented: false);

    /// <summary>One value over several lines.</summary>
    public static string Block(Action<Utf8JsonWriter> write) => Write(write, indented: true);

    /// <summary>Writes a list as an array.</summary>
    public static string Array<T>(IEnumerable<T> items, Action<Utf8JsonWriter, T> write) => Block(json =>
    {
        json.WriteStartArray();
        foreach (var item in items)
            write(json, item);
        json.WriteEndArray();
    });

    static string Write(Action<Utf8JsonWriter> write, bool indented)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = indented }))
            write(json);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
