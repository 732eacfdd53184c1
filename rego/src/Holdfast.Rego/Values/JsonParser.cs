using System.Text;
using System.Text.Json;
using Holdfast.Rego.Numbers;
using Holdfast.Rego.Texts;

namespace Holdfast.Rego.Values;

/// <summary>Builds values from JSON. Numbers keep their text; of equal keys the last counts; depth is bounded.</summary>
static class JsonParser
{
    static readonly JsonReaderOptions Options = new() { MaxDepth = RegoValue.MaxDepth };

    public static RegoValue Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8, Options);
            reader.Read();
            var value = ReadValue(ref reader);
            return reader.Read() ? throw new RegoJsonException("There is text behind the document.") : value;
        }
        catch (JsonException exception)
        {
            throw new RegoJsonException(exception.Message, exception);
        }
        catch (RegoLimitException exception)
        {
            throw new RegoJsonException(exception.Message, exception);
        }
    }

    static RegoValue ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => RegoNull.Value,
        JsonTokenType.True => RegoBoolean.True,
        JsonTokenType.False => RegoBoolean.False,
        JsonTokenType.Number => ReadNumber(reader.ValueSpan),
        JsonTokenType.String => RegoString.Of(ReadString(ref reader)),
        JsonTokenType.StartArray => ReadArray(ref reader),
        _ => ReadObject(ref reader),
    };

    static RegoNumber ReadNumber(ReadOnlySpan<byte> text) =>
        RegoNumber.TryParse(Encoding.ASCII.GetString(text), out var number)
            ? number
            : throw new RegoJsonException(NumberBounds.TooLarge().Message);

    static RegoArray ReadArray(ref Utf8JsonReader reader)
    {
        var items = new List<RegoValue>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(ReadValue(ref reader));
        return RegoArray.Adopt([.. items]);
    }

    static RegoObject ReadObject(ref Utf8JsonReader reader)
    {
        var builder = new RegoObjectBuilder();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var key = RegoString.Of(ReadString(ref reader));
            reader.Read();
            builder.Set(key, ReadValue(ref reader));
        }
        return builder.Build();
    }

    static string ReadString(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
            return Encoding.UTF8.GetString(reader.ValueSpan);
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return JsonEscapes.Decode(Encoding.UTF8.GetString(reader.ValueSpan));
        }
    }
}
