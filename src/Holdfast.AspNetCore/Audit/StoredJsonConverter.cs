using System.Text.Json;
using System.Text.Json.Serialization;

namespace Holdfast.AspNetCore.Audit;

/// <summary>
/// Writes text that is JSON already as JSON. The details of events are stored so, and events of earlier versions are shown as they are.
/// </summary>
sealed class StoredJsonConverter : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => JsonElement.ParseValue(ref reader).GetRawText();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteRawValue(value);
}
