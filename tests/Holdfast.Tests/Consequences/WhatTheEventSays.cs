using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Members;
using Holdfast.Passwords;
using Holdfast.Roles;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Consequences;

public class WhatTheEventSays
{
    static readonly AccountId target = Known.Accounts[1];
    static readonly ChangeAccount change = new(target);
    static readonly PasswordHash hash = new("$pbkdf2-sha512$i=1$planted$secret");

    public static TheoryData<string, Command, string> Table => new()
    {
        { "role_changed", change with { Role = Role.Staff }, "role administrator>staff" },
        { "account_deactivated", change with { IsActive = false }, "is_active true>false" },
        { "expiry_changed", change with { ExpiresAt = Known.Now.AddDays(1) }, "expires_at >2026-11-21T12:00:00Z" },
        { "account_changed", change with { Username = Username.Parse("fresh") }, "username person1>fresh" },
        { "account_changed", change with { Email = EmailAddress.Parse("") }, "email person1@example.org>" },
        { "account_changed", change with { Role = Role.Staff, IsActive = false }, "role administrator>staff, is_active true>false" },
        { "account_changed", change with { Groups = new HashSet<GroupId> { Known.Group } }, $"group_ids >{Known.Group}" },
        { "password_set", change with { Password = hash }, "must_change_password false>true, password set>set" },
        { "password_set", change with { Password = hash, MustChangePassword = false }, "password set>set" },
        { "password_reset", new IssueTemporaryPassword(target, hash), "must_change_password false>true, password set>set" },
        { "account_locked", new LockAccount(target) { Reason = Reason.Parse("because") }, "locked >until unlocked" },
        { "account_locked", new LockAccount(target) { Reason = Reason.Parse("because"), Minutes = 90 }, "locked >2026-11-20T13:30:00Z" },
        { "account_unlocked", new UnlockAccount(target), "" },
        { "factors_reset", new Holdfast.Factors.ResetFactors(target), "" },
        { "group_member_added", new ChangeMembership(target, Known.Group, true), "group >Orders" },
        { "permission_granted", new ChangeGrant(target, Known.Permission("shop.change_order"), true), "" },
        { "sessions_ended", new Sessions.EndSessions(target), "" },
        { "api_keys_revoked", new ApiKeys.RevokeApiKeysOf(target), "" },
        { "member_removed", new RemoveAccount(target), "" },
    };

    [Theory]
    [MemberData(nameof(Table), DisableDiscoveryEnumeration = true)]
    public void A_command_leaves_one_event_of_its_kind_with_its_changes(string kind, Command command, string changes)
    {
        var draft = Assert.Single(Stage.Plan(command).Events);
        var said = string.Join(", ", draft.Changes.Select(one => $"{one.Field} {one.From}>{one.To}"));
        Assert.Equal((kind, kind, changes), (command.Kind.Name, draft.Kind.Name, said));
        Assert.Equal(target, draft.Subject?.Id);
    }

    [Theory]
    [MemberData(nameof(Table), DisableDiscoveryEnumeration = true)]
    public void No_event_holds_a_secret(string kind, Command command, string changes)
    {
        var entry = EventFactory.Of(Stage.Plan(command).Events[0], Stage.Administrator, Slices.Of(default(World) with { Caller = Caller.WithAccount[0] }, ActorState.None, new()), new(3, 2, 1));
        var said = entry + PersonalPart.WriteChanges(entry.Changes) + EventDetailJson.Write(entry.Detail);
        Assert.DoesNotContain("planted", said);
        Assert.DoesNotContain("old hash", said);
        Assert.Contains(kind, said);
        Assert.NotNull(changes);
    }

    [Fact]
    public void What_is_so_already_leaves_no_event_and_writes_nothing()
    {
        foreach (var idle in new[] { change with { IsActive = true }, change with { Role = Role.Administrator }, change with { Username = Username.Parse("person1") } })
            Assert.Equivalent(new { Effects = Array.Empty<Effect>(), Events = Array.Empty<object>() }, new { Stage.Plan(idle).Effects, Stage.Plan(idle).Events });
    }

    [Fact]
    public void A_bulk_leaves_an_event_for_each_account()
    {
        var plan = Stage.Plan(new BulkChange([change with { IsActive = false }, new RemoveAccount(Known.Accounts[2])]));
        Assert.Equal(["account_deactivated", "member_removed"], plan.Events.Select(draft => draft.Kind.Name));
    }

    [Theory]
    [InlineData("PasswordHash")]
    [InlineData("CredentialEpoch")]
    [InlineData("CredentialCount")]
    public void No_change_names_the_member(string member) =>
        Assert.DoesNotContain(AccountDiff.Of(AccountTransition.Change(Stage.Person, Stage.Person with { PasswordHash = "planted", CredentialCount = 4 })),
            one => one.Field.Replace("_", "", StringComparison.Ordinal).Equals(member, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void A_first_password_was_none_before() =>
        Assert.Equal(new FieldChange("password", null, "set"), Assert.Single(AccountDiff.Of(
            AccountTransition.Change(Stage.Person with { PasswordHash = null }, Stage.Person))));
}
