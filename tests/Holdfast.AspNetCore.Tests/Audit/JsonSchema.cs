using System.Text.Json;
using System.Text.RegularExpressions;

namespace Holdfast.AspNetCore.Tests.Audit;

/// <summary>
/// The part of JSON Schema 2020-12 that docs/audit-event.schema.json uses. A keyword it does not know fails, so that nothing in the file
/// is ignored.
/// </summary>
sealed class JsonSchema(JsonElement root)
{
    static readonly string[] Annotations = ["$schema", "$id", "title", "$defs", "if", "then"];

    public static JsonSchema Read(string path) => new(JsonDocument.Parse(File.ReadAllText(path)).RootElement);

    /// <summary>What is wrong with a value, each with its place; nothing when it is valid.</summary>
    public IEnumerable<string> Faults(JsonElement value) => Faults(root, value, "$");

    public IEnumerable<string?> Enum(string property) =>
        root.GetProperty("properties").GetProperty(property).GetProperty("enum").EnumerateArray().Select(one => one.GetString());

    IEnumerable<string> Faults(JsonElement schema, JsonElement value, string place)
    {
        var faults = schema.EnumerateObject().Where(keyword => !Annotations.Contains(keyword.Name)).SelectMany(keyword => Check(schema, keyword.Name, keyword.Value, value, place));
        return schema.TryGetProperty("if", out var condition) && !Faults(condition, value, place).Any()
            ? faults.Concat(Faults(schema.GetProperty("then"), value, place))
            : faults;
    }

    IEnumerable<string> Check(JsonElement schema, string keyword, JsonElement wanted, JsonElement value, string place) => keyword switch
    {
        "$ref" => Faults(root.GetProperty("$defs").GetProperty(wanted.GetString()!["#/$defs/".Length..]), value, place),
        "type" => Only(TypesOf(wanted).Any(type => Is(value, type)), $"{place} is {value.ValueKind}, not {wanted}"),
        "enum" => Only(wanted.EnumerateArray().Any(one => one.GetRawText() == value.GetRawText()), $"{place} is {value}, which is not listed"),
        "const" => Only(wanted.GetRawText() == value.GetRawText(), $"{place} is {value}, not {wanted}"),
        "minimum" => Only(value.ValueKind != JsonValueKind.Number || value.GetDecimal() >= wanted.GetDecimal(), $"{place} is {value}, below {wanted}"),
        "pattern" => Only(value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, wanted.GetString()!), $"{place} is {value}, which does not match"),
        "required" => wanted.EnumerateArray().Where(name => !Has(value, name.GetString()!)).Select(name => $"{place} lacks {name}"),
        "properties" => wanted.EnumerateObject().Where(property => Has(value, property.Name))
            .SelectMany(property => Faults(property.Value, value.GetProperty(property.Name), $"{place}.{property.Name}")),
        "additionalProperties" => value.EnumerateObject().Where(property => !schema.GetProperty("properties").TryGetProperty(property.Name, out _)).Select(property => $"{place} has {property.Name}"),
        "items" => value.EnumerateArray().SelectMany((item, number) => Faults(wanted, item, $"{place}[{number}]")),
        "anyOf" => Only(wanted.EnumerateArray().Any(one => !Faults(one, value, place).Any()), $"{place} is none of what it may be: {value}"),
        "allOf" => wanted.EnumerateArray().SelectMany(one => Faults(one, value, place)),
        _ => [$"{place}: the keyword {keyword} is not known here"],
    };

    static IEnumerable<string> Only(bool holds, string fault) => holds ? [] : [fault];

    static bool Has(JsonElement value, string name) => value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out _);

    static IEnumerable<string> TypesOf(JsonElement wanted) =>
        wanted.ValueKind == JsonValueKind.Array ? wanted.EnumerateArray().Select(type => type.GetString()!) : [wanted.GetString()!];

    static bool Is(JsonElement value, string type) => value.ValueKind switch
    {
        JsonValueKind.Object => type == "object",
        JsonValueKind.Array => type == "array",
        JsonValueKind.String => type == "string",
        JsonValueKind.True or JsonValueKind.False => type == "boolean",
        JsonValueKind.Number => type == "number" || (type == "integer" && value.TryGetInt64(out _)),
        _ => type == "null",
    };
}
