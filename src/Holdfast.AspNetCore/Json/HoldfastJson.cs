using System.Text.Json.Serialization;
using Holdfast.AspNetCore.Authentication;
using Holdfast.AspNetCore.Problems;

namespace Holdfast.AspNetCore.Json;

/// <summary>The JSON of <c>/api/v1</c>: snake_case; absent values are sent as null; on reading, unknown and duplicate members and wrong types are errors.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DictionaryKeyPolicy = JsonKnownNamingPolicy.Unspecified,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    NumberHandling = JsonNumberHandling.Strict,
    Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(ProblemBody))]
[JsonSerializable(typeof(LoginBody))]
[JsonSerializable(typeof(SignedInView))]
sealed partial class HoldfastJson : JsonSerializerContext;
