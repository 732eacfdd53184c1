using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Custody;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Invitations;
using Holdfast.Passkeys;
using Holdfast.Passwords;
using Holdfast.Recovery;
using Holdfast.Refusals;
using Holdfast.Roles;
using Holdfast.Sessions;
using Holdfast.SignIn;

namespace Holdfast.Tests.Knowledge;

/// <summary>The rules of page 10, each switched off in turn.</summary>
static class Mutants
{
    const string Link = "a fresh person with an unused link";
    const string Used = "a link that was used";
    const string Temporary = "a temporary password that waits";
    const string Vouched = "a sign-in that was vouched for";
    const string Left = "a custodian who left";
    const string House = "a house domain";
    const string End = "an administrator with an end";
    const string Service = "a key of the service that the adversary minted";
    const string Chain = "a chain of custodians";
    const string Seat = "a seat that is free";
    const string Mailbox = "a mailbox that the adversary named";
    const string Mailed = "a mailed link that the adversary holds";
    const string HouseSeat = "a house domain and a free seat";
    const string Inviting = "a custodian of a person who invites";
    const string Planted = "a passkey that the adversary planted";
    const string Little = "an issuer who holds little";
    const string Confirmed = "a person who confirmed their address";
    const string Ending = "a person who ends with their issuer";
    const string OwnKey = "an own key that issued a password";
    const string TwoDevelopers = "an administrator and a developer whose password waits";

    static readonly IReadOnlySet<Permission> nothing = new HashSet<Permission>();

    public static IReadOnlyList<Mutant> All { get; } =
    [
        .. OfEffects(), .. OfRules(), .. OfCarriers(), .. OfAuthority(), .. OfMailboxes(), .. OfVoids(),
    ];

    static IEnumerable<Mutant> OfEffects() =>
    [
        new("a new password ends the sessions", Used, 2, Without.Effect<SessionEffects.EndSessions>()),
        new("a new password ends the passkeys", Planted, 2, Without.Effect<PasskeyEffects.DeletePasskeys>()),
        new("a new password ends the own keys", Used, 3, Without.Effect<ApiKeyEffects.RevokeApiKeys>()),
        new("a new password ends the unused links", Mailed, 2, Without.Effect<TokenEffects.CancelTokens>()),
        new("a gain ends the links whose issuers fall short", Vouched, 2, Without.Effect<TokenEffects.EndLinks>()),
        new("a stop ends what the account carries", Link, 2, Without.Effect<CustodyEffects.EndCarried>()),
        new("a new password ends what the account issued", Chain, 2, Without.Effect<CustodyEffects.EndIssued>()),
        new("a compromise ends all that carries the account", Service, 2, Without.Effect<CustodyEffects.EndAllThatCarries>()),
        new("a change of the address ends the mailed links", Mailed, 2, Without.Effect<TokenEffects.EndMailedLinks>()),
        new("a loss ends the invitations that are above it", Seat, 2, Without.Effect<InvitationEffects.EndInvitations>()),
        new("a stop cancels the invitations", HouseSeat, 2, Without.Effect<InvitationEffects.CancelInvitations>()),
        new("a leaked key ends what it issued", Service, 2, Without.Effect<CustodyEffects.EndIssuedByKey>()),
        new("what is used leaves custodians", Link, 2, Without.Effect<CustodyEffects.SetCustodians>()),
        new("issuers are marked", House, 2, Without.Effect<CustodyEffects.MarkCarriers>()),
    ];

    static IEnumerable<Mutant> OfRules() =>
    [
        new("nobody grants to themselves", Seat, 2, Without.Rule(SelfGrantRule.Check)),
        new("the actor covers the gain", Seat, 2, Without.Rule(EscalationRule.Check)),
        new("control needs cover, not only rank", End, 1, Without.Instead(RankRule.Check, ByRankAlone)),
        new("decisions are asked for", Used, 1, Without.Instead(CustodyRule.Check, static (slice, actor, command) => command.CheckCustody(slice, actor))),
        new("a lasting holder remains", TwoDevelopers, 2, Without.Rule(LastHolderRule.Check)),
        new("a void sign-in counts as no holder", TwoDevelopers, 2, Without.Instead(LastHolderRule.Check, CountingVoids)),
        new("compromise voids and ends", Used, 1, new() { Asked = Trusting }),
        new("a compromise voids what rests on the account", Used, 1, Without.Seen(slice => EachCustody(slice, custody => custody with { Rests = [] }))),
    ];

    static IEnumerable<Mutant> OfCarriers() =>
    [
        new("custodians are asked", Used, 1, Without.Seen(slice => EachCustody(slice, custody => custody with { Custodians = [] }))),
        new("what a link carries is asked when it is used", Link, 2, Without.Seen(slice => slice with { Carriers = [] })),
        new("a thing is judged once more when it is used", Little, 2, Without.Seen(slice => slice with
        {
            Carriers = [.. slice.Carriers.Select(state => state with { Carrier = state.Carrier with { IsAbsent = true } })],
        })),
        new("what links carry is asked at a gain", Vouched, 2, Without.Seen(slice => EachCustody(slice, custody => custody with { Links = [] }))),
        new("an issuer carries their own custodians", Chain, 2, Without.Seen(slice => WithoutCustodiansOfActor(slice))),
        new("a key carries its minter", Service, 2, Without.Seen(slice => slice with { ActorKeyCarriers = [] })),
        new("a vouch keeps the former custodians as carriers", Vouched, 1, Without.Written<CustodyEffects.SetCustodians>(effect =>
            effect with { Custodians = [.. effect.Custodians.Where(carrier => carrier.Part != CarrierPart.Former)] })),
        new("a leak voids what rests on the key", OwnKey, 1, Without.Seen(slice => slice with { RestsOnKey = [] })),
        new("what an account does for itself keeps its custodians", Used, 2, Without.Planned(ForgettingCustodians)),
    ];

    static IEnumerable<Mutant> OfAuthority() =>
    [
        new("a secret has the ceiling of its minter", Service, 2, Without.Seen(WithoutCeiling)),
        new("dormant permissions count for cover", Little, 2, Without.Seen(WithoutDormant)),
        new("an account with an end covers no lasting one", End, 2, Without.Seen(slice => slice.Actor.Account is { } self
            ? slice with { Actor = slice.Actor with { Account = self with { ExpiresAt = null } } }
            : slice)),
        new("ends of custodians count", Ending, 1, Without.Seen(slice => EachCarrier(slice, state => state with
        {
            Account = state.Account is { } one ? one with { ExpiresAt = null } : null,
        }))),
        new("a group's gain is each member's gain", Used, 2, new() { Seen = (slice, command) => command is ChangeGroup ? slice with { Members = [] } : slice }),
        new("the permissions of custodians count", Used, 2, Without.Seen(slice => EachCarrier(slice, state => state with { Held = Held.Set(Held.All) }))),
        new("a custodian who was stopped covers nothing", Left, 2, Without.Seen(slice => EachCarrier(slice, state => state with
        {
            Account = state.Account is { } one ? one with { RemovedAt = null, IsActive = true, Lock = null, ExpiresAt = null, Role = Role.Developer } : null,
        }))),
    ];

    static IEnumerable<Mutant> OfMailboxes() =>
    [
        new("mail that gives authority goes to personal addresses", Used, 2, Without.Seen(slice => EachAccount(slice, Personal))),
        new("an address with a tag is not personal", House, 2, Without.Seen(slice => EachAccount(slice, account =>
            account.Email is { } email && Cast.BoxOf(email) == Box.Tagged ? Personal(account) : account))),
        new("a house address counts by who typed it", House, 2, Without.Seen(slice => EachAccount(slice, account =>
            account with { EmailTypist = EmailTypist.Trusted }))),
        new("an address that was confirmed with custodians is not personal", Mailbox, 2, Without.Written<AccountEffects.UpdateAccount>(effect =>
            effect with { After = effect.After.EmailStanding == EmailStanding.Confirmed ? Personal(effect.After) : effect.After })),
        new("a new password un-confirms the addresses", Mailbox, 2, Without.Written<AccountEffects.UpdateAccount>(effect =>
            effect.After.PasswordHash != effect.Before.PasswordHash ? KeepingStanding(effect) : effect)),
        new("a new address is not confirmed", Confirmed, 2, Without.Written<AccountEffects.UpdateAccount>(effect =>
            effect.After.Email != effect.Before.Email ? KeepingStanding(effect) : effect)),
        new("forgot keeps the custodians", Mailed, 2, Without.Planned((slice, _, command, effects) =>
            command is RedeemToken && slice.Token?.Way == LinkWay.Own ? Forgetting(effects, slice.Token.AccountId!.Value) : effects)),
    ];

    static IEnumerable<Mutant> OfVoids() =>
    [
        new("a void sign-in signs nobody in", Used, 2, new() { Seen = (slice, command) => command is StartSession ? EachAccount(slice, NotVoid) : slice }),
        new("a void sign-in ends the sessions", Used, 1, Without.Planned((_, _, _, effects) =>
            effects.Where(effect => effect is not SessionEffects.EndSessions end || !Voids(effects, end.Account)))),
        new("a void sign-in ends the own keys", Used, 2, Without.Planned((_, _, _, effects) =>
            effects.Where(effect => effect is not ApiKeyEffects.RevokeApiKeys end || !Voids(effects, end.Account)))),
        new("a void sign-in is recovered only by a personal address", Mailbox, 3, new()
        {
            Seen = (slice, command) => command is RedeemToken or IssueRecoveryLink ? EachAccount(slice, NotVoid) : slice,
        }),
    ];

    static Refusal? ByRankAlone(StateSlice slice, Actor actor, Command command) =>
        slice.Actor.Account is not null && command.Targets(slice).Any(target => target.Role > slice.Actor.Rank) ? Refusal.Outranked() : null;

    static Refusal? CountingVoids(StateSlice slice, Actor actor, Command command)
    {
        var (before, after) = (slice.Holders, command.HoldersAfter(slice, actor));
        return (before.Developer > 0 && after.Developer <= 0) || (before.Administrator > 0 && after.Administrator <= 0) ? Refusal.LastActiveAdmin() : null;
    }

    static Command Trusting(Command command) => command is AccountCommand { IsCompromised: true } one ? one with { IsCompromised = false } : command;

    static IEnumerable<Effect> ForgettingCustodians(StateSlice slice, Actor actor, Command command, IReadOnlyList<Effect> effects) =>
        command is ChangeOwnPassword own ? Forgetting(effects, own.Id) : effects;

    static IEnumerable<Effect> Forgetting(IReadOnlyList<Effect> effects, AccountId account) =>
    [
        .. effects.Select(effect => effect is AccountEffects.UpdateAccount update && update.After.Id == account
            ? update with { After = update.After with { HasCustodians = false } } : effect),
        new CustodyEffects.SetCustodians(account, []),
    ];

    static bool Voids(IReadOnlyList<Effect> effects, AccountId account) =>
        effects.Any(effect => effect is AccountEffects.UpdateAccount { Before.SignInVoidAt: null, After.SignInVoidAt: not null } update && update.After.Id == account);

    static Effect KeepingStanding(AccountEffects.UpdateAccount effect) =>
        effect with { After = effect.After with { EmailStanding = effect.Before.EmailStanding } };

    static Account Personal(Account account) => account with { EmailStanding = EmailStanding.Personal };

    static Account NotVoid(Account account) => account with { SignInVoidAt = null, SignInVoidCause = null };

    static StateSlice EachAccount(StateSlice slice, Func<Account, Account> change) =>
        slice with { Accounts = slice.Accounts.ToDictionary(pair => pair.Key, pair => change(pair.Value)) };

    static StateSlice EachCustody(StateSlice slice, Func<AccountCustody, AccountCustody> change) =>
        slice with { Custody = slice.Custody.ToDictionary(pair => pair.Key, pair => change(pair.Value)) };

    static StateSlice EachCarrier(StateSlice slice, Func<CarrierState, CarrierState> change) => EachCustody(slice, custody => custody with
    {
        Custodians = [.. custody.Custodians.Select(change)],
        Links = [.. custody.Links.Select(link => link with { Carriers = [.. link.Carriers.Select(change)] })],
    }) with
    { Carriers = [.. slice.Carriers.Select(change)] };

    static StateSlice WithoutCustodiansOfActor(StateSlice slice) => slice.Actor.Account is { } self && slice.Custody.ContainsKey(self.Id)
        ? slice with { Custody = slice.Custody.ToDictionary(pair => pair.Key, pair => pair.Key == self.Id ? pair.Value with { Custodians = [] } : pair.Value) }
        : slice;

    /// <summary>Every secret as if its minter had held everything.</summary>
    static StateSlice WithoutCeiling(StateSlice slice)
    {
        if (slice.Actor is not { Key: { } key, Account: { } owner, Authority: { } authority })
            return slice;
        var free = key with { Secret = key.Secret with { Ceiling = new(Role.Developer, IsEverything: true, nothing, null) } };
        return slice with { Actor = slice.Actor with { Key = free, Authority = new EffectiveAuthority(owner.Role, authority.Grants, free) } };
    }

    /// <summary>What accounts below staff hold of Holdfast's own permissions is not seen.</summary>
    static StateSlice WithoutDormant(StateSlice slice) => slice with
    {
        Held = slice.Held.ToDictionary(pair => pair.Key, pair => slice.Accounts.TryGetValue(pair.Key, out var account) && !account.Role.EntersPanel
            ? (IReadOnlyList<PermissionGrant>)[.. pair.Value.Where(grant => !grant.Permission.IsOfHoldfast)]
            : pair.Value),
    };
}
