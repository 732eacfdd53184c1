using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Holdfast.AspNetCore.Json;

/// <summary>
/// Shows the types of this assembly to the OpenAPI document as the wire has them: snake_case or, under <c>/v1</c>, camelCase, required
/// members, closed bodies. Stands in the host's JSON options, which the document is made from, and answers for nothing but these types.
/// </summary>
sealed class HoldfastTypes : IJsonTypeInfoResolver
{
    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options)
    {
        if (type.Assembly != typeof(HoldfastTypes).Assembly && type.Namespace?.StartsWith("Holdfast", StringComparison.Ordinal) != true)
            return null;
        var (names, known) = ((IJsonTypeInfoResolver)HoldfastJson.Default).GetTypeInfo(type, options) is { } snake
            ? (JsonNamingPolicy.SnakeCaseLower, snake)
            : (JsonNamingPolicy.CamelCase, ((IJsonTypeInfoResolver)MembersJson.Default).GetTypeInfo(type, options));
        if (known is not { Kind: JsonTypeInfoKind.Object } info)
            return null;
        foreach (var property in info.Properties)
        {
            property.Name = names.ConvertName(property.Name);
            property.NumberHandling = JsonNumberHandling.Strict;
            property.IsRequired |= property.AssociatedParameter is { HasDefaultValue: false };
        }
        if (type.Name.EndsWith("Body", StringComparison.Ordinal) || type.Name.EndsWith("Patch", StringComparison.Ordinal))
            info.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        return info;
    }
}
