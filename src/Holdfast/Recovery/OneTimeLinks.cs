using System.Security.Cryptography;
using System.Text;
using Holdfast.Accounts;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Invitations;
using Holdfast.Refusals;
using Holdfast.SignIn;

namespace Holdfast.Recovery;

/// <summary>
/// What one-time links do: create the first owner, set a password. Passwords are checked and hashed before the gate; a link is used up
/// only by a success.
/// </summary>
public sealed class OneTimeLinks(AuthorityGate gate, IAuthorityStore store, PasswordSignIn passwords, FactorProof factors, IThrottleStore throttle, TimeProvider time)
{
    /// <summary>Links that do not work, by network. Nobody guesses 256 bits; strangers must not hold the authority lock.</summary>
    static readonly Pace deadLinks = new(AtOnce: 100, Each: TimeSpan.FromSeconds(3));

    /// <summary>Issues another setup link; the newest wins. Refuses with <c>already_set_up</c>.</summary>
    public async Task<Outcome<OneTimeSecret>> IssueSetupAsync(Actor.Operator actor, CancellationToken cancellationToken)
    {
        var secret = OneTimeSecret.New();
        var outcome = await gate.ExecuteAsync(actor, new IssueSetupLink(OneTimeTokenId.New(time.GetUtcNow()), secret.Hash), cancellationToken).ConfigureAwait(false);
        return outcome.Select(_ => secret);
    }

    /// <summary>
    /// Creates the first owner: by the secret of a setup link, or by the operator without one. Refuses with <c>already_set_up</c>,
    /// <c>invalid_token</c> or an <c>invalid_*</c>.
    /// </summary>
    public async Task<Outcome<Receipt>> CreateOwnerAsync(Actor actor, OneTimeSecret? secret, NewOwner owner, CancellationToken cancellationToken)
    {
        var unhashed = new CreateFirstOwner(AccountId.New(time.GetUtcNow()), Username.Parse(owner.Username), Refusal.InvalidPassword("try again"))
        {
            Secret = secret?.Hash,
            Email = EmailAddress.Parse(owner.Email),
        };
        var slice = await store.PeekAsync(actor, unhashed.Needs, cancellationToken).ConfigureAwait(false);
        if (unhashed.FindTarget(slice) is not null)
            return await RefuseAsync(actor, unhashed, cancellationToken).ConfigureAwait(false);
        var hashed = await passwords.HashAsync(owner.Password, owner.Username.Trim(), owner.Email, cancellationToken).ConfigureAwait(false);
        return await gate.ExecuteAsync(actor, unhashed with { Password = hashed }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Makes the account that an invitation promised. Refuses with <c>invalid_token</c>, <c>cannot_escalate</c>, a name or address that
    /// is taken, or an <c>invalid_*</c>.
    /// </summary>
    public async Task<Outcome<Receipt>> AcceptAsync(Actor.Anonymous actor, OneTimeSecret secret, Newcomer newcomer, CancellationToken cancellationToken)
    {
        var unhashed = new AcceptInvitation(secret.Hash, AccountId.New(time.GetUtcNow()), Username.Parse(newcomer.Username), Refusal.InvalidPassword("try again"));
        var slice = await store.PeekAsync(actor, unhashed.Needs, cancellationToken).ConfigureAwait(false);
        if (unhashed.FindTarget(slice) is not null)
            return await RefuseAsync(actor, unhashed, cancellationToken).ConfigureAwait(false);
        var hashed = await passwords.HashAsync(newcomer.Password, newcomer.Username.Trim(), slice.Invitation!.Email.Value, cancellationToken).ConfigureAwait(false);
        return await gate.ExecuteAsync(actor, unhashed with { Password = hashed }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Sets the password of a recovery link's or an invitation's account. Refuses with <c>invalid_token</c>, <c>invalid_password</c> or
    /// <c>throttled</c>.
    /// </summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="secret">The secret of the link.</param>
    /// <param name="password">The new password.</param>
    /// <param name="keepKeys">A code of the account's second factor, with which its own API keys stay; null ends them.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Outcome<Receipt>> RedeemAsync(
        Actor.Anonymous actor, OneTimeSecret secret, string password, FactorCode? keepKeys, CancellationToken cancellationToken)
    {
        var unhashed = new RedeemToken(secret.Hash, Refusal.InvalidPassword("try again")) { KeepsKeys = keepKeys is not null };
        var slice = await store.PeekAsync(actor, unhashed.Needs, cancellationToken).ConfigureAwait(false);
        if (unhashed.FindTarget(slice) is not null)
            return await RefuseAsync(actor, unhashed, cancellationToken).ConfigureAwait(false);
        var account = slice.Accounts[slice.Token!.AccountId!.Value];
        var hashed = await passwords.HashAsync(password, account.Username?.Value, account.Email?.Value, cancellationToken).ConfigureAwait(false);
        if (keepKeys is null)
            return await gate.ExecuteAsync(actor, unhashed with { Password = hashed }, cancellationToken).ConfigureAwait(false);
        return await factors.UseAsync(
            actor, account, keepKeys, evidence => unhashed with { Password = hashed, Factor = evidence }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Tells and records why a link does not work. Links that work are never counted and never wait.</summary>
    async Task<Outcome<Receipt>> RefuseAsync(Actor actor, Command command, CancellationToken cancellationToken)
    {
        if (actor is Actor.Anonymous && await throttle.ReserveAsync(KeyOf(actor), deadLinks.Decide, cancellationToken).ConfigureAwait(false) is { } wait)
        {
            var refusal = Refusal.Throttled(wait);
            await gate.RecordRefusalAsync(actor, command.Kind, refusal, null, cancellationToken).ConfigureAwait(false);
            return refusal;
        }
        return await gate.ExecuteAsync(actor, command, cancellationToken).ConfigureAwait(false);
    }

    static ThrottleKey KeyOf(Actor actor)
    {
        var network = Network.Of(actor.Origin.Ip);
        var subject = "holdfast dead links\0" + network.Prefix;
        return new(SHA256.HashData(Encoding.UTF8.GetBytes(subject)), network.HashFor(subject), null);
    }
}
