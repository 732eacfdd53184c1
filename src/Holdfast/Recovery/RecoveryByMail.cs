using System.Security.Cryptography;
using System.Text;
using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Mail;
using Holdfast.Refusals;
using Holdfast.SignIn;

namespace Holdfast.Recovery;

/// <summary>
/// Accepts requests for a recovery mail without looking the account up. A request is counted by the name that was given and by its
/// network, written into the outbox, and answered. So known, unknown, inactive and unreachable names take the same path and
/// time; the account is looked up when the mail is sent.
/// </summary>
public sealed class RecoveryByMail(IMailOutbox outbox, IThrottleStore throttle, AuthorityGate gate, HoldfastOptions options, TimeProvider time)
{
    /// <summary>The longest name that anybody can have: an email address.</summary>
    const int LongestName = 254;

    static readonly Pace perName = new(AtOnce: 5, Each: TimeSpan.FromMinutes(5));
    static readonly Pace perNetwork = new(AtOnce: 60, Each: TimeSpan.FromSeconds(10));

    /// <summary>Takes one wish. Refuses with <c>throttled</c>, alike for every name.</summary>
    public async Task<Outcome<MailId>> AskAsync(Actor.Anonymous actor, string identifier, Network network, CancellationToken cancellationToken)
    {
        var name = EmailAddress.KeyOf(identifier.Length > LongestName ? identifier[..LongestName] : identifier);
        if (await WaitAsync(name, network, cancellationToken).ConfigureAwait(false) is { } wait)
        {
            var refusal = Refusal.Throttled(wait);
            await gate.RecordRefusalAsync(actor, EventKind.RecoveryLinkIssued, refusal, null, cancellationToken).ConfigureAwait(false);
            return refusal;
        }
        var id = MailId.New(time.GetUtcNow());
        if (options.Mail.IsOn)
            await outbox.AddAsync(WishOf(id, actor, name), cancellationToken).ConfigureAwait(false);
        return id;
    }

    /// <summary>The network first: it stands for all names that are made up.</summary>
    async Task<TimeSpan?> WaitAsync(string name, Network network, CancellationToken cancellationToken) =>
        await throttle.ReserveAsync(KeyOf("holdfast wishes of a network", network), perNetwork.Decide, cancellationToken).ConfigureAwait(false)
        ?? await throttle.ReserveAsync(KeyOf("holdfast wishes\0" + name, network), perName.Decide, cancellationToken).ConfigureAwait(false);

    static ThrottleKey KeyOf(string what, Network network)
    {
        var subject = what + "\0" + network.Prefix;
        return new(SHA256.HashData(Encoding.UTF8.GetBytes(subject)), network.HashFor(subject), null);
    }

    /// <summary>No name holds control characters, and not every store keeps them: such a text stands for a name that nobody has.</summary>
    static WaitingMail WishOf(MailId id, Actor.Anonymous actor, string name) => new()
    {
        Id = id,
        Kind = MailKind.Recovery,
        About = name.Any(char.IsControl) || !name.IsWellFormed ? "" : name,
        CorrelationId = actor.Origin.CorrelationId,
        Ip = actor.Origin.Ip,
        CreatedAt = default,
    };
}
