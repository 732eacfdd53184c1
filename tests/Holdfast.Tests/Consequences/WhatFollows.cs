using Holdfast.Accounts;
using Holdfast.Custody;
using Holdfast.Gate;
using Holdfast.Members;
using Holdfast.Roles;
using Holdfast.Sessions;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Consequences;

/// <summary>The table "Consequences" of page 1.4.</summary>
public class WhatFollows
{
    const string Stop = "UpdateAccount EndSessions RevokeApiKeys CancelTokens CancelInvitations";
    const string Leave = Stop + " CancelInvitationsTo";

    static readonly Account locked = Stage.Person with { Lock = new(Known.Now, null, "because") };
    static readonly Account issuer = Stage.Person with { IsCarrier = true };
    static readonly Account inactive = Stage.Person with { IsActive = false };
    static readonly Account ended = Stage.Person with { ExpiresAt = Known.Now, ExpiredAt = Known.Now };

    public static TheoryData<string, Func<Account>, Func<Account, Account>, string> Table => new()
    {
        { "nothing", () => Stage.Person, account => account, "" },
        { "deactivate", () => Stage.Person, account => account with { IsActive = false }, Stop + " FlipStatus(Suspension)" },
        { "lock", () => Stage.Person, account => account with { Lock = new(Known.Now, null, "because") }, Stop },
        { "lock for an hour", () => Stage.Person, account => account with { Lock = new(Known.Now, Known.Now.AddHours(1), "because") }, Stop },
        { "lock again", () => locked, account => account with { Lock = new(Known.Now.AddHours(1), null, "more") }, Stop },
        { "expiry reached", () => Stage.Person with { ExpiresAt = Known.Now }, account => account with { ExpiredAt = Known.Now }, Stop },
        { "activate", () => inactive, account => account with { IsActive = true }, "UpdateAccount FlipStatus(Suspension, cleared)" },
        { "unlock", () => locked, account => account with { Lock = null }, "UpdateAccount" },
        { "extend", () => ended, account => account with { ExpiresAt = Known.Now.AddDays(1), ExpiredAt = null }, "UpdateAccount" },
        { "set an expiry", () => Stage.Person, account => account with { ExpiresAt = Known.Now.AddDays(1) }, "UpdateAccount" },
        { "promote", () => Stage.Person, account => account with { Role = Role.Developer }, "UpdateAccount EndSessions" },
        { "demote", () => Stage.Person, account => account with { Role = Role.User }, "UpdateAccount EndSessions" },
        { "set a password", () => Stage.Person, account => account with { PasswordHash = "new" }, "UpdateAccount EndSessions RevokeApiKeys CancelTokens ClearThrottle" },
        { "set a password and deactivate", () => Stage.Person, account => account with { PasswordHash = "new", IsActive = false }, Stop + " FlipStatus(Suspension) ClearThrottle" },
        { "set a password and promote", () => Stage.Person, account => account with { PasswordHash = "new", Role = Role.Developer }, "UpdateAccount EndSessions RevokeApiKeys CancelTokens ClearThrottle" },
        { "rename", () => Stage.Person, account => account with { Username = Mirror.Parsed("fresh") }, "UpdateAccount GiveUpUsername" },
        { "another address", () => Stage.Person, account => account with { Email = Mirror.Email("fresh@example.org") }, "UpdateAccount EndMailedLinks" },
        { "remove", () => Stage.Person, account => account with { RemovedAt = Known.Now, IsActive = false, PasswordHash = null }, Leave + " FlipStatus(Revocation) ClearThrottle StripGrants DeleteCredentials DropMail" },
        { "remove who has no password", () => Stage.Person with { PasswordHash = null }, account => account with { RemovedAt = Known.Now }, Leave + " FlipStatus(Revocation) ClearThrottle StripGrants DeleteCredentials DropMail" },
        { "remove who is inactive", () => inactive, account => account with { RemovedAt = Known.Now }, Leave + " FlipStatus(Revocation) ClearThrottle StripGrants DeleteCredentials DropMail" },
        { "leave a tombstone", () => Stage.Person, account => account with { RemovedAt = Known.Now, Username = null, PasswordHash = null }, Leave + " FlipStatus(Revocation) ClearThrottle GiveUpUsername StripGrants DeleteCredentials DropMail" },
        { "set a password in the place of a passkey", () => Stage.Person with { CredentialCount = 1 }, account => account with { PasswordHash = "new", CredentialCount = 0 }, "UpdateAccount EndSessions RevokeApiKeys DeletePasskeys CancelTokens ClearThrottle DeleteBackupCodes" },
        { "set a password and another address", () => Stage.Person, account => account with { PasswordHash = "new", Email = null }, "UpdateAccount EndSessions RevokeApiKeys CancelTokens ClearThrottle" },
        { "void", () => Stage.Person, account => account with { SignInVoidAt = Known.Now }, "UpdateAccount EndSessions RevokeApiKeys CancelTokens" },
        { "void again", () => Stage.Person with { SignInVoidAt = Known.Now }, account => account with { SignInVoidAt = Known.Now.AddDays(1) }, "UpdateAccount" },
        { "doubt", () => Stage.Person, account => account with { InDoubtSince = Known.Now }, "UpdateAccount" },
        { "stop who issued something", () => issuer, account => account with { IsActive = false }, "UpdateAccount EndSessions RevokeApiKeys CancelTokens EndCarried CancelInvitations FlipStatus(Suspension)" },
        { "set the password of who issued something", () => issuer, account => account with { PasswordHash = "new" }, "UpdateAccount EndSessions RevokeApiKeys CancelTokens EndIssued ClearThrottle" },
        { "void who issued something", () => issuer, account => account with { SignInVoidAt = Known.Now }, "UpdateAccount EndSessions RevokeApiKeys CancelTokens EndIssued" },
        { "demote who issued something", () => issuer, account => account with { Role = Role.User }, "UpdateAccount EndSessions" },
        { "enrol an authenticator", () => Stage.Person, account => account with { HasTotp = true }, "UpdateAccount" },
        { "remove the authenticator", () => Stage.Person with { HasTotp = true }, account => account with { HasTotp = false }, "UpdateAccount EndFactorSessions DeleteBackupCodes" },
        { "remove the authenticator beside a passkey", () => Stage.Person with { HasTotp = true, CredentialCount = 1 }, account => account with { HasTotp = false }, "UpdateAccount EndFactorSessions" },
        { "remove one of two passkeys", () => Stage.Person with { CredentialCount = 2 }, account => account with { CredentialCount = 1 }, "UpdateAccount EndFactorSessions" },
    };

    [Theory]
    [MemberData(nameof(Table), DisableDiscoveryEnumeration = true)]
    public void A_change_ends_what_the_table_says(string change, Func<Account> before, Func<Account, Account> after, string effects)
    {
        var transition = AccountTransition.Change(before(), after(before()));
        Assert.Equal((change, effects), (change, Stage.Of(transition)));
    }

    [Theory]
    [InlineData(Disposition.Purge, " StripGrants DeleteCredentials DropMail PurgeAccount")]
    [InlineData(Disposition.Tombstone, " StripGrants DeleteCredentials DropMail")]
    [InlineData(Disposition.Historical, " DeleteCredentials DropMail")]
    public void What_a_removal_keeps_decides_what_goes(Disposition kept, string effects)
    {
        var transition = AccountTransition.Change(Stage.Person, Stage.Person with { RemovedAt = Known.Now }) with { Keeps = kept };
        Assert.Equal(Leave + " FlipStatus(Revocation) ClearThrottle" + effects, Stage.Of(transition));
    }

    [Fact]
    public void A_new_account_is_inserted_and_ends_nothing() =>
        Assert.Equal("InsertAccount", Stage.Of(AccountTransition.Create(Stage.Person)));

    [Fact]
    public void The_own_password_change_leaves_the_session_in_which_it_was_made()
    {
        var transition = AccountTransition.Change(Stage.Person, Stage.Person with { PasswordHash = "new" }) with { KeptSession = Known.Sessions[1] };
        Assert.Equal("UpdateAccount EndSessions(but one) RevokeApiKeys CancelTokens ClearThrottle", Stage.Of(transition));
        Assert.Equal("UpdateAccount EndSessions(but one) CancelTokens ClearThrottle", Stage.Of(transition with { ByPresentPassword = true }));
        Assert.Contains(new SessionEffects.EndSessions(Known.Accounts[1], Known.Sessions[1]), Holdfast.Gate.Consequences.Of(transition, Known.Now));
    }

    [Fact]
    public void A_kept_session_does_not_survive_a_deactivation_or_a_change_of_role()
    {
        var after = Stage.Person with { PasswordHash = "new" };
        foreach (var changed in new[] { after with { IsActive = false }, after with { Role = Role.Staff } })
            Assert.Contains("EndSessions ", Stage.Of(AccountTransition.Change(Stage.Person, changed) with { KeptSession = Known.Sessions[1] }));
    }

    [Fact]
    public void Keys_outlive_a_new_password_only_where_a_second_factor_was_passed()
    {
        var transition = AccountTransition.Change(issuer, issuer with { PasswordHash = "new" });
        Assert.DoesNotContain("RevokeApiKeys", Stage.Of(transition with { KeepsKeys = true }));
        Assert.Contains("RevokeApiKeys", Stage.Of(AccountTransition.Change(issuer, issuer with { PasswordHash = "new", IsActive = false }) with { KeepsKeys = true }));
    }

    [Fact]
    public void A_reset_of_the_factors_ends_keys_links_and_what_was_issued_and_leaves_the_password()
    {
        var before = issuer with { HasTotp = true };
        var transition = AccountTransition.Change(before, before with { HasTotp = false }) with { ResetsFactors = true };
        Assert.Equal("UpdateAccount EndFactorSessions RevokeApiKeys CancelTokens EndIssued DeleteBackupCodes", Stage.Of(transition));
    }

    [Fact]
    public void Custodians_are_written_where_there_are_some_or_were_some()
    {
        var keeper = new Carrier(Custodian.Of(Known.Clerk), CarrierPart.Issuer);
        var changed = AccountTransition.Change(Stage.Person, Stage.Person with { PasswordHash = "new" });
        Assert.Contains("UpdateAccount SetCustodians EndSessions", Stage.Of(changed with { Custodians = [keeper] }));
        Assert.DoesNotContain("SetCustodians", Stage.Of(changed with { Custodians = [] }));
        var kept = Stage.Person with { HasCustodians = true };
        Assert.Contains("SetCustodians", Stage.Of(AccountTransition.Change(kept, kept with { PasswordHash = "new" }) with { Custodians = [] }));
        Assert.DoesNotContain("SetCustodians", Stage.Of(AccountTransition.Change(kept, kept with { PasswordHash = "new" })));
    }

    [Fact]
    public void The_name_that_is_given_up_says_whose_it_was_what_they_could_do_and_whether_they_are_gone()
    {
        var renamed = AccountTransition.Change(Stage.Person, Stage.Person with { Username = Mirror.Parsed("fresh") });
        var gone = AccountTransition.Change(Stage.Person, Stage.Person with { Username = null, RemovedAt = Known.Now });
        foreach (var (transition, isGone) in new[] { (renamed, false), (gone, true) })
        {
            var name = Holdfast.Gate.Consequences.Of(transition, Known.Now).OfType<AccountEffects.GiveUpUsername>().Single().Name;
            Assert.Equal((Stage.Person.Id, Known.Now, isGone), (name.Former, name.At, name.IsGone));
            Assert.Equal(GivenUpUsername.HashOf(Mirror.Parsed("person1")), name.Hash);
            Assert.Equal(Authority.Of(Stage.Person, []), name.Authority);
        }
        Assert.NotEqual(GivenUpUsername.HashOf(Mirror.Parsed("person1")), GivenUpUsername.HashOf(Mirror.Parsed("person2")));
    }
}
