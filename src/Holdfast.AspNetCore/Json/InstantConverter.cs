using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Holdfast.AspNetCore.Json;

/// <summary>Times in JSON: RFC 3339 with an offset on reading, UTC with a Z and at most microseconds on writing.</summary>
sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    const string Written = "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'";

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException("a time must be a string, for example 2030-01-31T12:00:00Z");
        var text = reader.GetString()!;
        var hasOffset = text.Length >= 20 && (text[10] is 'T' or 't') && (text[^1] is 'Z' or 'z' || text[^6] is '+' or '-');
        if (!hasOffset || !reader.TryGetDateTimeOffset(out var instant))
            throw new JsonException("a time must be RFC 3339 with an offset, for example 2030-01-31T12:00:00Z");
        return instant.ToUniversalTime();
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString(Written, CultureInfo.InvariantCulture));
}
