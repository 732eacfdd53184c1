using Holdfast.Accounts;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Authority;

/// <summary>Removes what nobody can use any more, one kind after the other, each in a transaction of its own.</summary>
sealed class StoreTidying(IDatabase database, Erasure erasure) : IStoreTidying
{
    /// <summary>The counts of an account stay long: a hundred failures of strangers close its password until somebody known comes.</summary>
    static readonly TimeSpan ThrottleOfAccount = TimeSpan.FromDays(90);

    /// <summary>The counts of names live as long whether anybody has the name or not: otherwise their age would tell.</summary>
    static readonly TimeSpan ThrottleOfNobody = TimeSpan.FromDays(1);

    /// <summary>As throttle rows of names are written: a zero byte before the network.</summary>
    const string OfANameThatWasTyped = " AND length(network) IN (1, 33)";

    /// <summary>A network that was not used for so long is strange again.</summary>
    static readonly TimeSpan KnownNetwork = TimeSpan.FromDays(365);

    /// <summary>Mails that were given up, and mails that nobody sends because mail is off.</summary>
    static readonly TimeSpan MailOfThePast = TimeSpan.FromDays(7);

    public async ValueTask<int> TidyAsync(int limit, CancellationToken cancellationToken)
    {
        var gone = 0;
        gone += await RemoveAsync("sessions", "id", "expires_at", "", TimeSpan.Zero, limit, cancellationToken).ConfigureAwait(false);
        gone += await RemoveAsync("one_time_tokens", "id", "expires_at", "", TimeSpan.Zero, limit, cancellationToken).ConfigureAwait(false);
        gone += await RemoveAsync("passkey_challenges", "hash", "expires_at", "", TimeSpan.Zero, limit, cancellationToken).ConfigureAwait(false);
        gone += await RemoveAsync("idempotency_answers", "scope", "at", "", StoredAnswers.Lifetime, limit, cancellationToken).ConfigureAwait(false);
        gone += await RemoveAsync("sign_in_throttle", "subject, network", "at", " AND account_id IS NULL", ThrottleOfNobody, limit, cancellationToken).ConfigureAwait(false);
        gone += await RemoveAsync("sign_in_throttle", "subject, network", "at", OfANameThatWasTyped, ThrottleOfNobody, limit, cancellationToken).ConfigureAwait(false);
        gone += await RemoveAsync("sign_in_throttle", "subject, network", "at", "", ThrottleOfAccount, limit, cancellationToken).ConfigureAwait(false);
        gone += await RemoveAsync("known_networks", "account_id, network_hash", "last_used_at", "", KnownNetwork, limit, cancellationToken).ConfigureAwait(false);
        gone += await RemoveAsync("totp_secrets", "account_id", "created_at", " AND confirmed_at IS NULL", StoredTotp.EnrolmentTime, limit, cancellationToken).ConfigureAwait(false);
        gone += await RemoveAsync("invitations", "id", "expires_at", "", TimeSpan.Zero, limit, cancellationToken).ConfigureAwait(false);
        gone += await RemoveAsync("given_up_usernames", "username_hash, account_id", "at", "", GivenUpUsername.Kept, limit, cancellationToken)
            .ConfigureAwait(false);
        gone += await RemoveAsync("email_confirmations", "account_id", "expires_at", "", TimeSpan.Zero, limit, cancellationToken)
            .ConfigureAwait(false);
        gone += await RemoveAsync("mail_outbox", "id", "created_at", "", MailOfThePast, limit, cancellationToken).ConfigureAwait(false);
        gone += await erasure.ContinueAsync(limit, cancellationToken).ConfigureAwait(false);
        return gone;
    }

    async ValueTask<int> RemoveAsync(string table, string key, string time, string condition, TimeSpan age, int limit, CancellationToken cancellationToken)
    {
        var transaction = await database.BeginAsync(null, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var removing = new Statement(
                $"DELETE FROM {table} WHERE ({key}) IN (SELECT {key} FROM {table} WHERE {time} <= $1{condition} ORDER BY {time} LIMIT $2)", transaction.Now - age, (long)limit);
            await transaction.CommitAsync([removing], cancellationToken).ConfigureAwait(false);
            return removing.Affected;
        }
    }
}
