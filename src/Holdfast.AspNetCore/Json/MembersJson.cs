using System.Text.Json.Serialization;
using Holdfast.AspNetCore.Members;
using Holdfast.AspNetCore.Policies;
using Holdfast.AspNetCore.Requests;

namespace Holdfast.AspNetCore.Json;

/// <summary>The JSON of <c>/v1</c>: like <see cref="HoldfastJson"/>, in camelCase.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DictionaryKeyPolicy = JsonKnownNamingPolicy.Unspecified,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    NumberHandling = JsonNumberHandling.Strict,
    AllowOutOfOrderMetadataProperties = true,
    Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(MemberView))]
[JsonSerializable(typeof(Page<MemberView>))]
[JsonSerializable(typeof(RemovedView))]
[JsonSerializable(typeof(PreferenceBody))]
[JsonSerializable(typeof(MemberPreviewView))]
[JsonSerializable(typeof(UploadBody))]
[JsonSerializable(typeof(ActivationBody))]
[JsonSerializable(typeof(TrialBody))]
[JsonSerializable(typeof(SimulationBody))]
[JsonSerializable(typeof(PolicyView))]
[JsonSerializable(typeof(Page<PolicyView>))]
[JsonSerializable(typeof(PolicyVersionView))]
[JsonSerializable(typeof(TrialView))]
[JsonSerializable(typeof(SimulationView))]
sealed partial class MembersJson : JsonSerializerContext;
