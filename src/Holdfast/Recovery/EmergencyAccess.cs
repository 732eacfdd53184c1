using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Refusals;
using Holdfast.Sessions;

namespace Holdfast.Recovery;

/// <summary>
/// Stores a single-use link with which the person sets a new password; nothing is mailed and nothing ends until it is used. Refuses an
/// account that could not sign in with it, and a life outside 1–60 minutes: it is never clamped.
/// </summary>
public sealed record EmergencyAccess(AccountId Id, IEmergencyRecord Record, OneTimeTokenId TokenId, SecretHash Hash, TimeSpan Life) : EmergencyCommand(Id, Record)
{
    /// <summary>The shortest life.</summary>
    public static TimeSpan ShortestLife { get; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest life.</summary>
    public static TimeSpan LongestLife { get; } = TimeSpan.FromMinutes(60);

    /// <inheritdoc/>
    public override string Operation => "emergency-access";

    internal override Refusal? CheckValues(StateSlice slice) => base.CheckValues(slice) ?? CheckLife() ?? CheckAccount(Before(slice), slice.Now);

    internal override IEnumerable<Effect> Also(AccountTransition transition, StateSlice slice) => [new TokenEffects.InsertToken(Token(slice))];

    internal override EmergencyFacts Facts(AccountTransition transition, StateSlice slice, AppliedCounts counts) =>
        base.Facts(transition, slice, counts) with { Token = Token(slice) };

    internal override Receipt Receipt(AccountTransition transition, StateSlice slice) => base.Receipt(transition, slice) with { Token = Token(slice) };

    internal override EventDraft Draft(AccountTransition transition) => base.Draft(transition) with { Target = new("one_time_token", TokenId.ToString()) };

    OneTimeToken Token(StateSlice slice) => new(TokenId, OneTimeTokenPurpose.Recovery, Target, Hash, slice.Now, slice.Now + Life);

    Refusal? CheckLife() => Life < ShortestLife || Life > LongestLife ? Refusal.InvalidExpiry("the link must live between 1 and 60 minutes") : null;

    static Refusal? CheckAccount(Account account, DateTimeOffset now) => account switch
    {
        { Kind: AccountKind.Service } => Refusal.InvalidCommand("a service has no password; give it an API key"),
        { IsActive: false } => Refusal.InvalidCommand("this account is inactive, so a link could not sign it in; activate it first, or create another"),
        { ExpiresAt: { } end } when end <= now => Refusal.InvalidCommand("this account has expired, so a link could not sign it in; extend it first, or create another"),
        { Lock: { } held } when held.HoldsAt(now) => Refusal.InvalidCommand("this account is locked, so a link could not sign it in; run `holdfast user unlock` first"),
        _ => null,
    };
}
