using Holdfast.Accounts;
using Holdfast.Custody;
using Holdfast.Gate;
using Holdfast.Roles;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Consequences;

public class EpochsAndVersions
{
    static readonly AdministrativeLock held = new(Known.Now, null, "because");

    public static TheoryData<string, Func<Account, Account>, int, int> Table => new()
    {
        { "nothing", account => account, 0, 0 },
        { "deactivate", account => account with { IsActive = false }, 1, 1 },
        { "lock", account => account with { Lock = held }, 1, 1 },
        { "expiry reached", account => account with { ExpiredAt = Known.Now }, 1, 1 },
        { "role", account => account with { Role = Role.Developer }, 1, 1 },
        { "password", account => account with { PasswordHash = "new" }, 1, 1 },
        { "passkey added or deleted", account => account with { CredentialCount = 1 }, 1, 1 },
        { "void", account => account with { SignInVoidAt = Known.Now }, 1, 1 },
        { "doubt", account => account with { InDoubtSince = Known.Now }, 1, 0 },
        { "confirm the address", account => account with { EmailStanding = EmailStanding.Personal }, 1, 0 },
        { "remove", account => account with { RemovedAt = Known.Now }, 1, 1 },
        { "several at once", account => account with { PasswordHash = "new", IsActive = false, Role = Role.User }, 1, 1 },
        { "username", account => account with { Username = Mirror.Parsed("fresh") }, 1, 0 },
        { "email", account => account with { Email = null }, 1, 0 },
        { "expiry", account => account with { ExpiresAt = Known.Now.AddDays(1) }, 1, 0 },
        { "must change password", account => account with { MustChangePassword = true }, 1, 0 },
    };

    [Theory]
    [MemberData(nameof(Table), DisableDiscoveryEnumeration = true)]
    public void The_version_rises_with_each_change_and_the_epoch_when_credentials_end(string change, Func<Account, Account> after, int version, int epoch)
    {
        var before = Stage.Person with { Version = 41, CredentialEpoch = 7 };
        var settled = AccountTransition.Change(before, after(before)).After;
        Assert.Equal((change, 41L + version, 7L + epoch), (change, settled.Version, settled.CredentialEpoch));
    }

    [Fact]
    public void Activating_and_unlocking_change_the_version_alone()
    {
        var before = Stage.Person with { IsActive = false, Lock = held };
        var settled = AccountTransition.Change(before, before with { IsActive = true, Lock = null }).After;
        Assert.Equal((2L, 1L), (settled.Version, settled.CredentialEpoch));
    }

    [Fact]
    public void Resetting_factors_raises_both()
    {
        var plan = Stage.Plan(new Holdfast.Factors.ResetFactors(Known.Accounts[1]));
        var update = Assert.IsType<AccountEffects.UpdateAccount>(plan.Effects[0]);
        Assert.Equal((2L, 2L), (update.After.Version, update.After.CredentialEpoch));
        Assert.Equal("UpdateAccount RevokeApiKeys CancelTokens EndSessions DeleteTotp DeleteBackupCodes DeletePasskeys", Stage.Names(plan.Effects));
    }
}
