using System.Text.Json.Serialization;
using Holdfast.AspNetCore.Admins;
using Holdfast.AspNetCore.ApiKeys;
using Holdfast.AspNetCore.Audit;
using Holdfast.AspNetCore.Authentication;
using Holdfast.AspNetCore.Custody;
using Holdfast.AspNetCore.Factors;
using Holdfast.AspNetCore.Groups;
using Holdfast.AspNetCore.Operations;
using Holdfast.AspNetCore.Pages;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.AspNetCore.Users;
using Holdfast.AspNetCore.Users.Invitations;

namespace Holdfast.AspNetCore.Json;

/// <summary>
/// The JSON of <c>/api/v1</c>: snake_case; absent values are sent as null; on reading, unknown and duplicate members and wrong types are
/// errors.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DictionaryKeyPolicy = JsonKnownNamingPolicy.Unspecified,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    NumberHandling = JsonNumberHandling.Strict,
    AllowOutOfOrderMetadataProperties = true,
    Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(ProblemBody))]
[JsonSerializable(typeof(LoginBody))]
[JsonSerializable(typeof(SignedInView))]
[JsonSerializable(typeof(PasskeyOptionsView))]
[JsonSerializable(typeof(PasskeyBody))]
[JsonSerializable(typeof(NewPasskeyBody))]
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
[JsonSerializable(typeof(SettingsView))]
[JsonSerializable(typeof(SettingsPatch))]
[JsonSerializable(typeof(SetupBody))]
[JsonSerializable(typeof(RecoverBody))]
[JsonSerializable(typeof(ForgotBody))]
[JsonSerializable(typeof(ForgotView))]
[JsonSerializable(typeof(NewInvitationBody))]
[JsonSerializable(typeof(InvitationView))]
[JsonSerializable(typeof(Page<InvitationView>))]
[JsonSerializable(typeof(AcceptInvitationBody))]
[JsonSerializable(typeof(Reply))]
[JsonSerializable(typeof(PasswordBody))]
[JsonSerializable(typeof(ReauthenticateBody))]
[JsonSerializable(typeof(CodeBody))]
[JsonSerializable(typeof(BegunTotpView))]
[JsonSerializable(typeof(EnrolledTotpView))]
[JsonSerializable(typeof(BackupCodesView))]
[JsonSerializable(typeof(FactorsView))]
[JsonSerializable(typeof(SelfView))]
[JsonSerializable(typeof(UnfinishedSelfView))]
[JsonSerializable(typeof(SessionList))]
[JsonSerializable(typeof(AuthorizeBody))]
[JsonSerializable(typeof(Decision))]
[JsonSerializable(typeof(DecisionList))]
[JsonSerializable(typeof(AdminView))]
[JsonSerializable(typeof(IReadOnlyList<AdminView>))]
[JsonSerializable(typeof(CreateAdminBody))]
[JsonSerializable(typeof(PatchAdminBody))]
[JsonSerializable(typeof(RemovalBody))]
[JsonSerializable(typeof(UserView))]
[JsonSerializable(typeof(UserPage))]
[JsonSerializable(typeof(UserDetail))]
[JsonSerializable(typeof(CreateUserBody))]
[JsonSerializable(typeof(CreatedUser))]
[JsonSerializable(typeof(PatchUserBody))]
[JsonSerializable(typeof(LockBody))]
[JsonSerializable(typeof(ReasonBody))]
[JsonSerializable(typeof(ResetPasswordBody))]
[JsonSerializable(typeof(PasswordResetView))]
[JsonSerializable(typeof(PreviewBody))]
[JsonSerializable(typeof(PreviewView))]
[JsonSerializable(typeof(BulkBody))]
[JsonSerializable(typeof(BulkView))]
[JsonSerializable(typeof(ChangedUser))]
[JsonSerializable(typeof(CustodyBody))]
[JsonSerializable(typeof(CustodyBody.Decided))]
[JsonSerializable(typeof(IReadOnlyList<CustodyBody.DecidedFor>))]
[JsonSerializable(typeof(EndedView))]
[JsonSerializable(typeof(MembershipBody))]
[JsonSerializable(typeof(RotateApiKeyBody))]
[JsonSerializable(typeof(RenameApiKeyBody))]
[JsonSerializable(typeof(EmailCodeBody))]
sealed partial class HoldfastJson : JsonSerializerContext;
