using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Members;
using Holdfast.Passwords;
using Holdfast.Policies;
using Holdfast.Recovery;
using Holdfast.Roles;
using Holdfast.Sessions;
using Holdfast.SignIn;

namespace Holdfast.Torture.Tests.Workers;

/// <summary>The commands by name.</summary>
static class Acts
{
    /// <summary>How many backup codes an enrolment issues.</summary>
    public const int BackupCodes = 10;

    /// <summary>One of them.</summary>
    public static string BackupCode(int number) => $"backup code {number}";

    public static Command CommandOf(Order order) =>
        OfAccount(order) ?? OfPassword(order) ?? OfCredential(order) ?? OfFactor(order) ?? OfGroup(order) ?? OfPolicy(order)
        ?? throw new ArgumentException($"There is no act '{order.Act}'.");

    static Command? OfAccount(Order order)
    {
        var subject = new AccountId(order.Subject);
        var reason = Reason.Parse("torture");
        return order.Act switch
        {
            "create" => Creation(order),
            "change_role" => new ChangeAccount(subject) { Role = RoleOf(order.Value) },
            "deactivate" => new ChangeAccount(subject) { IsActive = false },
            "activate" => new ChangeAccount(subject) { IsActive = true },
            "expire_in_an_hour" => new ChangeAccount(subject) { ExpiresAt = (DateTimeOffset?)InAnHour },
            "clear_expiry" => new ChangeAccount(subject) { ExpiresAt = (DateTimeOffset?)null },
            "rename" => new ChangeAccount(subject) { Username = Username.Parse(order.Value) },
            "lock" => new LockAccount(subject) { Reason = reason },
            "lock_for_an_hour" => new LockAccount(subject) { Reason = reason, Minutes = 60 },
            "unlock" => new UnlockAccount(subject) { Reason = reason },
            "remove" => new RemoveAccount(subject) { Reason = reason },
            "remove_keeping" => new RemoveAccount(subject) { Disposition = DispositionOf(order.Value), Reason = reason },
            "remove_by_default" => new RemoveAccount(subject) { Disposition = Disposition.PolicyDefault, Reason = reason },
            "carry_out_due" => new CarryOutDue(subject),
            "demote_both" => new BulkChange([Demotion(order.Subject), Demotion(order.Other)]),
            "first_owner" => new CreateFirstOwner(subject, Username.Parse(order.Value), Passwords.Of("first")),
            _ => null,
        };
    }

    static Command? OfPassword(Order order)
    {
        var subject = new AccountId(order.Subject);
        return order.Act switch
        {
            "set_password" => new ChangeAccount(subject) { Password = Passwords.Of(order.Value) },
            "temporary_password" => new IssueTemporaryPassword(subject, Passwords.Of(order.Value)),
            "reset_link" => new IssueResetLink(subject, new OneTimeTokenId(order.Other), SecretHash.Of(order.Value)),
            "redeem" => new RedeemToken(SecretHash.Of(order.Value), Passwords.Of("redeemed")),
            "change_own_password" => new ChangeOwnPassword(subject, order.Epoch)
            {
                Password = Passwords.Of(order.Value),
                NewToken = SecretHash.Of($"{order.Correlation}"),
            },
            "setup_link" => new IssueSetupLink(new OneTimeTokenId(order.Other), SecretHash.Of(order.Value)),
            "first_owner_by_link" => new CreateFirstOwner(subject, Username.Parse($"owner-{order.Epoch}"), Passwords.Of("first")) { Secret = SecretHash.Of(order.Value) },
            _ => null,
        };
    }

    static Command? OfCredential(Order order)
    {
        var subject = new AccountId(order.Subject);
        return order.Act switch
        {
            "start_session" => new StartSession(subject, order.Epoch, new SessionId(order.Other), SecretHash.Of(order.Value)) { Transport = "bearer", NetworkHash = new byte[32] },
            "reauthenticate" => new ReauthenticateSession(subject, order.Epoch, SecretHash.Of($"{order.Correlation}")),
            "end_sessions" => new EndSessions(subject),
            "end_own_sessions" => new EndOwnSessions(subject),
            "create_key" => new CreateApiKey(new ApiKeyId(order.Value), SecretHash.Of("key " + order.Value), subject, "torture")
            {
                Secret = new(order.Correlation),
                Scopes = new HashSet<Permission>(),
                // Longer than an account to which another process gives an hour at the same moment.
                ExpiresAt = InAnHour.AddHours(1),
            },
            "revoke_key" => new RevokeApiKey(new ApiKeyId(order.Value), subject),
            "revoke_keys" => new RevokeApiKeysOf(subject),
            "report_leak" => new ReportLeak(SecretHash.Of("key " + order.Value)),
            _ => null,
        };
    }

    static Command? OfFactor(Order order)
    {
        var subject = new AccountId(order.Subject);
        var factor = new FactorId(order.Other);
        var token = SecretHash.Of($"{order.Correlation}");
        return order.Act switch
        {
            "reset_factors" => new ResetFactors(subject),
            "begin_totp" => new BeginTotp(subject, factor, new SealedSecret("none", new byte[12], new byte[36])),
            "confirm_totp" => new ConfirmTotp(subject, factor, long.Parse(order.Value, CultureInfo.InvariantCulture), token)
            {
                BackupCodes = [.. Enumerable.Range(1, BackupCodes).Select(number => HashOf(BackupCode(number)))],
            },
            "pass_by_totp" => Passing(new FactorEvidence.Totp(subject, factor, long.Parse(order.Value, CultureInfo.InvariantCulture))),
            "pass_by_backup_code" => Passing(new FactorEvidence.Backup(subject, HashOf(order.Value))),
            _ => null,
        };
        ProveFactor Passing(FactorEvidence evidence) => new(subject, order.Epoch, evidence, token) { NetworkHash = new byte[32] };
    }

    static byte[] HashOf(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code));

    static Command? OfGroup(Order order)
    {
        var subject = new AccountId(order.Subject);
        var group = new GroupId(order.Other);
        return order.Act switch
        {
            "create_group" => new CreateGroup(group, GroupName.Parse(order.Value), new HashSet<Permission>(), null),
            "rename_group" => new ChangeGroup(group) { Name = GroupName.Parse(order.Value) },
            "delete_group" => new DeleteGroup(group),
            "join_group" => new ChangeMembership(subject, group, true),
            "leave_group" => new ChangeMembership(subject, group, false),
            "grant" => new ChangeGrant(subject, HoldfastPermissions.ViewAccount, true),
            "revoke_grant" => new ChangeGrant(subject, HoldfastPermissions.ViewAccount, false),
            _ => null,
        };
    }

    static Command? OfPolicy(Order order)
    {
        var policy = new PolicyId(order.Subject);
        return order.Act switch
        {
            "upload_policy" => new UploadPolicy(policy, PolicyPurpose.Removal, PolicySource.Parse(order.Value, PolicyPurpose.Removal)),
            "activate_policy" => new ActivatePolicy(policy, PolicyPurpose.Removal, Reason.Parse("torture")),
            _ => null,
        };
    }

    static DateTimeOffset InAnHour => TimeProvider.System.GetUtcNow().AddHours(1);

    static ChangeAccount Demotion(Guid account) => new(new AccountId(account)) { Role = Role.User };

    static CreateAccount Creation(Order order)
    {
        var parts = order.Value.Split(' ');
        return new(new AccountId(order.Subject), AccountKind.Person, Username.Parse(parts[0]), RoleOf(parts[1]))
        {
            Password = Passwords.Of("old"),
            ExpiresAt = parts is [_, _, "temporary"] ? InAnHour : null,
        };
    }

    static Disposition DispositionOf(string name) => Disposition.TryParse(name, out var disposition) ? disposition : throw new ArgumentException($"There is no disposition '{name}'.");

    static Role RoleOf(string name) => Enum.Parse<Role>(name, ignoreCase: true);
}
