using Holdfast.Accounts;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Groups;

namespace Holdfast.Custody;

/// <summary>Those whom a link, a password, a secret or a vouch carries, by who issues it.</summary>
static class Issuing
{
    /// <summary>
    /// The issuer and the issuer's custodians, as they are at issue. Of a key: its account, its minter, and the custodians of both.
    /// Nobody for the operator, the system and for somebody who proves themself.
    /// </summary>
    /// <param name="slice">The state.</param>
    /// <param name="actor">Who issues.</param>
    /// <param name="promise">What the thing opens: those who fall short of it already are carried as absent.</param>
    /// <param name="door">What an issuer must hold for it.</param>
    public static IReadOnlyList<Carrier> CarriersOf(StateSlice slice, Actor actor, Authority promise, params IReadOnlyList<Permission> door)
    {
        if (slice.Actor.Account is not { } self)
            return [];
        var key = (actor as Actor.ByKey)?.Key;
        var issuer = new Carrier(Custodian.Of(self.Id), CarrierPart.Issuer) { Key = key };
        var behind = slice.CustodyOf(self.Id).Custodians.Concat(key is null ? [] : slice.ActorKeyCarriers);
        return Carrier.Distinct([issuer, .. behind.Select(state => state.Carrier with
        {
            Part = CarrierPart.Custodian,
            IsAbsent = !state.Covers(promise, slice.Now) || !state.Opens(door),
        })]);
    }

    /// <summary>
    /// Marks the accounts that come to carry something, and the account that a link opens: what is unfinished of theirs is read whenever
    /// they change. Custodians need no mark on the account that has them: <see cref="Account.HasCustodians"/> says so.
    /// </summary>
    public static IEnumerable<Effect> Marking(IReadOnlyList<Carrier> carriers, AccountId? opened = null)
    {
        if (carriers.Count > 0)
            yield return new CustodyEffects.MarkCarriers([.. carriers.Select(carrier => carrier.Who.Account).Append(opened).OfType<AccountId>()]);
    }

    /// <summary>
    /// Whether an unfinished thing still stands: everybody it carries who was not absent at issue is live, holds the door and covers what
    /// it opens.
    /// </summary>
    public static bool Stands(IReadOnlyList<CarrierState> carriers, Authority promise, IReadOnlyList<Permission> door, DateTimeOffset now) =>
        carriers.All(state => state.Carrier.IsAbsent || (state.Covers(promise, now) && state.Opens(door)));

    /// <summary>
    /// Who types an address for somebody else. A service vouches for no mailbox: whoever minted its key may have named their own. The key of
    /// a person is minted by the person. The operator vouches.
    /// </summary>
    public static EmailTypist TypistOf(StateSlice slice) => slice.Actor switch
    {
        { Account.Kind: AccountKind.Service } => EmailTypist.Other,
        { Account: { } account } => account.TypesForOthers(slice.Settings.House),
        _ => EmailTypist.Trusted,
    };

    /// <summary>The custodians that a used thing leaves.</summary>
    public static IReadOnlyList<Carrier> Custodians(IReadOnlyList<CarrierState> carriers) => [.. carriers.Select(state => state.Carrier with { IsAbsent = false })];
}
