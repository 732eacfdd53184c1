using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Custody;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Passwords;
using Holdfast.Refusals;
using Holdfast.Sessions;

namespace Holdfast.Recovery;

/// <summary>
/// Uses a recovery link or an invitation to set a password. Every session and every other link of the account ends. Unknown, used and
/// expired tokens are one refusal, <c>invalid_token</c>. An unacceptable password does not use the token up.
/// </summary>
public sealed record RedeemToken(SecretHash Secret, Outcome<PasswordHash> Password) : Command
{
    /// <summary>
    /// The second factor that was passed in this very step; then the account's own API keys stay when <see cref="KeepsKeys"/> asks for
    /// it.
    /// </summary>
    public FactorEvidence? Factor { get; init; }

    /// <summary>Whether the account's own API keys are to stay. Needs <see cref="Factor"/>; the custodians then stay as well.</summary>
    public bool KeepsKeys { get; init; }

    internal override EventKind Kind => EventKind.PasswordRecovered;

    internal override SliceRequest Needs => Factor?.Request(OfLink) ?? OfLink;

    /// <summary>What the account holds is asked for: whom the link carries must cover it as it is now.</summary>
    SliceRequest OfLink => new() { Token = Secret, Held = true };

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.Open();

    internal override Refusal? FindTarget(StateSlice slice) =>
        slice.Token is { Purpose: not OneTimeTokenPurpose.Setup, AccountId: { } owner } token && token.IsLive(slice.Now)
            && slice.Find(owner) is { } account && account.IsLive(slice.Now) && Stands(slice, token, account)
            ? null
            : Refusal.InvalidToken();

    internal override Refusal? CheckValues(StateSlice slice) => Password.Refusal
        ?? (KeepsKeys && Factor?.Holds(slice.Token!.AccountId!.Value, slice) != true
            ? Refusal.InvalidCode("keep_keys needs a code of the second factor of this account")
            : null);

    internal override EventSubject? SubjectOf(StateSlice slice) =>
        slice.Token?.AccountId is { } owner && slice.Find(owner) is { } account ? EventSubject.Of(account) : null;

    internal override IReadOnlyList<AccountTransition> Transitions(StateSlice slice, Actor actor)
    {
        var before = slice.Accounts[slice.Token!.AccountId!.Value];
        if (!Password.IsDone(out var hash))
            return [AccountTransition.Change(before, before)];
        var mailed = slice.Token.Way != LinkWay.Shown;
        var custodians = CustodiansOf(slice, slice.Token);
        var after = PasswordAnew.Of(before, hash.Phc, mustChange: false, custodians ?? [], keepsMailbox: mailed);
        if (custodians is null)
            after = after with { HasCustodians = before.HasCustodians, InDoubtSince = before.InDoubtSince };
        return [AccountTransition.Change(before, after) with { PasswordProven = true, Custodians = custodians, KeepsKeys = KeepsKeys }];
    }

    /// <summary>The custodians that the link leaves; null leaves them as they are.</summary>
    IReadOnlyList<Carrier>? CustodiansOf(StateSlice slice, OneTimeToken token) => token.Way switch
    {
        LinkWay.Own => null,
        LinkWay.Personal => KeepsKeys ? null : [],
        _ when KeepsKeys => Carrier.Distinct([.. Issuing.Custodians(slice.Carriers), .. slice.CustodyOf(token.AccountId!.Value).Custodians.Select(state => state.Carrier)]),
        _ => Issuing.Custodians(slice.Carriers),
    };

    /// <summary>
    /// Judged once more at use: those it carries must still be in authority, and a void sign-in needs a link that leaves no old
    /// custodians.
    /// </summary>
    static bool Stands(StateSlice slice, OneTimeToken token, Account account) => token.Way switch
    {
        LinkWay.Own => account.SignInVoidAt is null,
        LinkWay.Personal => account.HasPersonalAddress(slice.Settings.House),
        _ => Issuing.Stands(slice.Carriers, slice.AuthorityOf(account), Doors.OfLink(token.Purpose), slice.Now),
    };

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var transition = Transitions(slice, actor)[0];
        var token = slice.Token!;
        var draft = new EventDraft(Kind)
        {
            Subject = EventSubject.Of(transition.After),
            Target = new("one_time_token", token.Id.ToString()),
            ProvenActor = transition.After,
            Detail = counts => new EventDetail.Consequences(counts.Sessions, counts.ApiKeys, counts.Tokens),
        };
        return new(
            [
                new TokenEffects.ConsumeToken(token.Id), .. Factor is null ? [] : new[] { Factor.Use(transition.After.Id) }, .. Consequences.Of(transition, slice.Now),
                .. Issuing.Marking(transition.Custodians ?? []),
            ],
            [draft],
            new Receipt { Account = transition.After });
    }
}
