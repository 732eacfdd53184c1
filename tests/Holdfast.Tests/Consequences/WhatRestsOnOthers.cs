using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Custody;
using Holdfast.Gate;
using Holdfast.Passwords;
using Holdfast.Recovery;
using Holdfast.Roles;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Consequences;

/// <summary>Page 10.4: what becomes of sign-ins and unfinished things with a change of another account.</summary>
public class WhatRestsOnOthers
{
    static readonly AccountId target = Known.Accounts[1];
    static readonly AccountId resting = Known.Accounts[2];
    static readonly Person kept = new(Rung.User) { Keeper = Keeper.Clerk };
    static readonly ChangeAccount promotion = new(target) { Role = Role.Supervisor };
    static readonly PasswordHash hash = new("new hash");

    [Fact]
    public void A_void_sign_in_ends_what_signs_in_and_gives_a_link_that_carries_who_saw_it()
    {
        var plan = Plan(kept, promotion with { Custody = Decide(CustodyMode.Void) });
        Assert.Equal("UpdateAccount EndSessions UpdateAccount EndSessions RevokeApiKeys CancelTokens InsertToken MarkCarriers", Stage.Names(plan.Effects));
        var token = plan.Effects.OfType<TokenEffects.InsertToken>().Single().Token;
        Assert.Equal((OneTimeTokenPurpose.Recovery, target, LinkWay.Shown), (token.Purpose, token.AccountId, token.Way));
        Assert.Equal([Known.Accounts[0]], token.Carriers.Select(carrier => carrier.Who.Account));
        Assert.Equal(["role_changed", "sign_in_voided"], plan.Events.Select(draft => draft.Kind.Name));
        var account = plan.Receipt.Account!;
        Assert.Equal((Role.Supervisor, VoidCause.Decided, 3L), (account.Role, account.SignInVoidCause, account.Version));
        Assert.False(account.IsUsable(Known.Now));
        Assert.Equal([target], plan.Receipt.Voided.Select(one => one.Id));
        Assert.Equal(token, Assert.Single(plan.Receipt.Links).Token);
    }

    [Fact]
    public void The_link_goes_to_a_personal_address_where_mail_is_on_and_then_nobody_sees_it()
    {
        var person = kept with { Mailing = Mailing.Personal };
        var plan = Plan(person, promotion with { Custody = Decide(CustodyMode.Void, mailIsOn: true) });
        Assert.Equal("UpdateAccount EndSessions UpdateAccount EndSessions RevokeApiKeys CancelTokens SendMail", Stage.Names(plan.Effects));
        Assert.True(Assert.Single(plan.Receipt.Links).IsMailed);
    }

    [Fact]
    public void A_vouch_keeps_the_sign_in_and_carries_the_custodians_before_as_former_ones()
    {
        var plan = Plan(kept, promotion with { Custody = Decide(CustodyMode.Vouch) });
        var written = plan.Effects.OfType<CustodyEffects.SetCustodians>().Single();
        Assert.Equal(
            [(Known.Accounts[0], CarrierPart.Issuer), (Known.Clerk, CarrierPart.Former)],
            written.Custodians.Select(carrier => (carrier.Who.Account!.Value, carrier.Part)));
        Assert.DoesNotContain(plan.Effects, effect => effect is ApiKeyEffects.RevokeApiKeys or TokenEffects.CancelTokens);
        Assert.Equal("sign_in_vouched", plan.Events[1].Kind.Name);
        Assert.Empty(plan.Receipt.Voided);
    }

    [Fact]
    public void By_the_operator_a_vouch_leaves_the_operator_as_custodian()
    {
        var plan = Plan(kept with { Doubted = true }, new Vouch(target) { Reason = Reason.Parse("I know her") }, Caller.WithoutAccount[0]);
        Assert.Equal([Custodian.Operator, Custodian.Of(Known.Clerk)], Written(plan));
        Assert.Null(plan.Receipt.Account!.InDoubtSince);
    }

    [Fact]
    public void Stopping_the_issuer_of_a_temporary_password_ends_it_before_it_was_changed()
    {
        var third = new Person(Rung.Developer) { Keeper = Keeper.Second, Unfinished = true };
        var stop = new ChangeAccount(target) { IsActive = false };
        var plan = Plan(new(Rung.Developer) { IsRestedOn = true }, stop, third: third);
        Assert.Contains("EndCarried", Stage.Names(plan.Effects));
        var ended = Assert.Single(plan.Receipt.Voided);
        Assert.Equal((resting, VoidCause.IssuerEnded), (ended.Id, ended.SignInVoidCause));
        Assert.Empty(Plan(new(Rung.Developer) { IsRestedOn = true }, stop, third: third with { Unfinished = false }).Receipt.Voided);
    }

    [Fact]
    public void Declared_compromised_everything_that_rests_on_an_account_is_void_and_who_outranks_the_actor_is_in_doubt()
    {
        var declare = new DeclareCompromised(target) { Reason = Reason.Parse("stolen") };
        var plan = Plan(new(Rung.Staff) { IsRestedOn = true }, declare, third: new(Rung.Staff) { Keeper = Keeper.Second });
        Assert.Equal("EndAllThatCarries UpdateAccount EndSessions RevokeApiKeys CancelTokens", Sorted(plan));
        Assert.Equal((resting, VoidCause.Compromised), (Assert.Single(plan.Receipt.Voided).Id, plan.Receipt.Voided[0].SignInVoidCause));
        var above = Plan(new(Rung.Staff) { IsRestedOn = true }, declare, third: new(Rung.Supervisor) { Keeper = Keeper.Second }, first: Rung.Staff);
        Assert.Equal([resting], above.Receipt.InDoubt.Select(one => one.Id));
        Assert.Empty(above.Receipt.Voided);
        Assert.Equal(["compromise_declared", "custodians_in_doubt"], above.Events.Select(draft => draft.Kind.Name));
    }

    [Fact]
    public void The_last_holder_of_a_role_does_not_come_to_be_in_doubt()
    {
        var declare = new DeclareCompromised(target) { Reason = Reason.Parse("stolen") };
        var world = new World(new Person(Rung.Administrator), new(Rung.Staff) { IsRestedOn = true }, new(Rung.Developer) { Keeper = Keeper.Second }, Caller.WithAccount[0]);
        Assert.Equal("last_active_owner", Judged(world, declare));
        Assert.Null(Judged(world with { First = new(Rung.Developer) }, declare));
        var doubted = world with { Second = new(Rung.Developer), Third = new(Rung.Developer) { Doubted = true }, Caller = Caller.WithoutAccount[0] };
        Assert.Equal("last_active_owner", Judged(doubted, new ChangeAccount(target) { Role = Role.User }));
        Assert.Null(Judged(doubted with { Third = new(Rung.Developer) }, new ChangeAccount(target) { Role = Role.User }));
    }

    [Fact]
    public void A_removed_account_is_declared_compromised_by_those_whom_nobody_outranks_who_rests_on_it()
    {
        var declare = new DeclareCompromised(target) { Reason = Reason.Parse("stolen") };
        var removed = new Person(Rung.User) { Removed = true, Active = false, Password = false, IsRestedOn = true };
        var world = new World(new Person(Rung.Staff), removed, new(Rung.Supervisor) { Keeper = Keeper.Second }, Caller.WithAccount[0]);
        Assert.Equal("outranked", Judged(world, declare));
        Assert.Null(Judged(world with { First = new(Rung.Supervisor) }, declare));
        Assert.Null(Judged(world with { Caller = Caller.WithoutAccount[0] }, declare));
    }

    [Fact]
    public void Who_is_stopped_and_gains_in_one_step_needs_a_decision_as_well()
    {
        var world = new World(new Person(Rung.Developer), new(Rung.User) { Keeper = Keeper.Clerk }, new(Rung.Developer), Caller.WithAccount[0]);
        Assert.Equal("custody_undecided", Judged(world, new ChangeAccount(target) { IsActive = false, Role = Role.Administrator }));
        Assert.Null(Judged(world, new ChangeAccount(target) { IsActive = false }));
    }

    [Fact]
    public void A_password_that_is_set_by_another_has_its_issuer_for_custodian_and_unconfirms_the_address()
    {
        var before = kept with { Mailing = Mailing.Personal, Passkey = true, Void = true, Doubted = true };
        var plan = Plan(before, new IssueTemporaryPassword(target, hash));
        var after = plan.Effects.OfType<AccountEffects.UpdateAccount>().Single().After;
        Assert.Equal((EmailStanding.Unconfirmed, 0), (after.EmailStanding, after.CredentialCount));
        Assert.Equal((true, true, true), (after.HasCustodians, after.SignInUnfinished, after.MustChangePassword));
        Assert.Equal((null, null, null), (after.SignInVoidAt, after.SignInVoidCause, after.InDoubtSince));
        Assert.Equal([Custodian.Of(Known.Accounts[0])], Written(plan));
    }

    [Fact]
    public void The_link_that_went_to_a_personal_address_leaves_no_custodians_and_the_address_confirmed()
    {
        var before = kept with { Mailing = Mailing.Personal, Void = true };
        var after = Redeemed(before, LinkKind.Personal, out var plan);
        Assert.Equal((EmailStanding.Personal, false), (after.EmailStanding, after.HasCustodians));
        Assert.Empty(Written(plan));
        Assert.Null(after.SignInVoidAt);
    }

    [Fact]
    public void The_link_that_went_to_an_address_of_its_own_leaves_the_custodians_as_they_are()
    {
        var after = Redeemed(kept with { Mailing = Mailing.Confirmed, Doubted = true }, LinkKind.Own, out var plan);
        Assert.Equal((EmailStanding.Confirmed, true), (after.EmailStanding, after.HasCustodians));
        Assert.NotNull(after.InDoubtSince);
        Assert.DoesNotContain(plan.Effects, effect => effect is CustodyEffects.SetCustodians);
    }

    [Fact]
    public void The_link_that_somebody_saw_leaves_them_as_custodians_and_the_operator_s_leaves_nobody()
    {
        var after = Redeemed(kept with { Keeper = Keeper.Leaver, Mailing = Mailing.Personal }, LinkKind.Clerks, out var plan);
        Assert.Equal((EmailStanding.Unconfirmed, true), (after.EmailStanding, after.HasCustodians));
        Assert.Equal([Custodian.Of(Known.Clerk)], Written(plan));
        Assert.False(Redeemed(kept, LinkKind.Operators, out _).HasCustodians);
    }

    [Fact]
    public void Another_address_is_nobody_s_yet_and_ends_mailed_links()
    {
        var plan = Plan(kept with { Mailing = Mailing.Personal }, new ChangeAccount(target) { Email = EmailAddress.Parse("fresh@example.org") });
        var after = plan.Effects.OfType<AccountEffects.UpdateAccount>().Single().After;
        Assert.Equal((EmailStanding.Unconfirmed, EmailTypist.Other), (after.EmailStanding, after.EmailTypist));
        Assert.Contains(new TokenEffects.EndMailedLinks(target), plan.Effects);
    }

    [Theory]
    [InlineData(false, EmailStanding.Personal)]
    [InlineData(true, EmailStanding.Confirmed)]
    public void A_confirmed_address_is_personal_where_nobody_keeps_the_sign_in(bool isKept, EmailStanding standing)
    {
        var world = new World(new Person(Rung.User) { Keeper = isKept ? Keeper.Clerk : Keeper.Nobody }, kept, kept, Caller.WithAccount[0]);
        var command = new ConfirmEmail(Known.Accounts[0], Custodies.Code);
        var plan = command.Plan(Custodies.Complete(world, command), Mirror.Actor(world.Caller));
        Assert.Equal(standing, plan.Effects.OfType<AccountEffects.UpdateAccount>().Single().After.EmailStanding);
        Assert.Contains(new CustodyEffects.UseConfirmation(Known.Accounts[0]), plan.Effects);
    }

    static Account Redeemed(Person person, LinkKind kind, out Plan plan)
    {
        plan = Plan(person, new RedeemToken(Known.Link(kind, 1), hash), Caller.WithoutAccount[2]);
        return plan.Effects.OfType<AccountEffects.UpdateAccount>().Single().After;
    }

    /// <summary>What the kernel does for a command on the second account, all that follows included; it must be allowed.</summary>
    static Plan Plan(Person second, Command command, Caller? caller = null, Person? third = null, Rung first = Rung.Developer)
    {
        var world = new World(new Person(first), second, third ?? new Person(Rung.Developer), caller ?? Caller.WithAccount[0]);
        var (slice, actor) = (Custodies.Complete(world, command), Mirror.Actor(world.Caller));
        Assert.Null(Holdfast.Gate.Rules.Judge(slice, actor, command));
        return Aftermath.Of(slice, actor, command).Complete(command.Plan(slice, actor), Known.Now);
    }

    static string? Judged(World world, Command command) =>
        Holdfast.Gate.Rules.Judge(Custodies.Complete(world, command), Mirror.Actor(world.Caller), command)?.Code.Name;

    static IEnumerable<Custodian> Written(Plan plan) =>
        plan.Effects.OfType<CustodyEffects.SetCustodians>().Single().Custodians.Select(carrier => carrier.Who);

    static CustodyDecisions Decide(CustodyMode mode, bool mailIsOn = false) =>
        new() { ForAll = new(mode, Reason.Parse("because")), Links = new(Known.Now, mailIsOn) };

    /// <summary>The names of the effects, what ends of others first.</summary>
    static string Sorted(Plan plan) => Stage.Names(plan.Effects.OrderBy(effect => effect is not CustodyEffects.EndAllThatCarries));
}
