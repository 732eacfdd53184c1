using System.Text.Json.Serialization;
using Holdfast.AspNetCore.ApiKeys;
using Holdfast.AspNetCore.Audit;
using Holdfast.AspNetCore.Authentication;
using Holdfast.AspNetCore.Groups;
using Holdfast.AspNetCore.Operations;
using Holdfast.AspNetCore.Pages;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;

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
[JsonSerializable(typeof(NewGroupBody))]
[JsonSerializable(typeof(GroupPatch))]
[JsonSerializable(typeof(GroupView))]
[JsonSerializable(typeof(Page<GroupView>))]
[JsonSerializable(typeof(PermissionsView))]
[JsonSerializable(typeof(Page<HolderView>))]
[JsonSerializable(typeof(NewApiKeyBody))]
[JsonSerializable(typeof(ApiKeyView))]
[JsonSerializable(typeof(NewApiKeyView))]
[JsonSerializable(typeof(Page<ApiKeyView>))]
[JsonSerializable(typeof(LeakBody))]
[JsonSerializable(typeof(LeakView))]
[JsonSerializable(typeof(AuditEventView))]
[JsonSerializable(typeof(Page<AuditEventView>))]
[JsonSerializable(typeof(LivenessView))]
[JsonSerializable(typeof(ReadinessView))]
[JsonSerializable(typeof(AuthorityView))]
[JsonSerializable(typeof(SetupBody))]
[JsonSerializable(typeof(RecoverBody))]
sealed partial class HoldfastJson : JsonSerializerContext;
