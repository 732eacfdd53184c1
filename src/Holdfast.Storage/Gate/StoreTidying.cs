using Holdfast.Accounts;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Storage.Removal;
using Holdfast.Storage.Sql;
using static Holdfast.Storage.SignIn.ThrottleLife;

namespace Holdfast.Storage.Gate;

/// <summary>Removes what nobody can use any more, one kind after the other, each in a transaction of its own.</summary>
sealed class StoreTidying(IDatabase database, Erasure erasure) : IStoreTidying
{
    /// <summary>As throttle rows of names are written: a zero byte before the network.</summary>
    const string OfANameThatWasTyped = " AND length(network) IN (1, 33)";

    /// <summary>Mails that were given up, and mails that nobody sends because mail is off.</summary>
    static readonly TimeSpan MailOfThePast = TimeSpan.FromDays(7);

    public async ValueTask<int> TidyAsync(int limit, CancellationToken cancellationToken)
    {
        var gone = 0;
        gone += await RemoveAsync("sessions", "id", "expires_at", "", TimeSpan.Zero, limit, cancellationToken).ConfigureAwait(false);
        gone += await RemoveAsync("one_time_tokens", "id", "expires_at", "", TimeSpan.Zero, limit, cancellationToken).ConfigureAwait(false);
        gone += await RemoveAsync("passkey_challenges", "hash", "expires_at", "", TimeSpan.Zero, limit, cancellationToken).ConfigureAwait(false);
        gone += await RemoveAsync("idempotency_answers", "scope", "at", "", AnswerStorage.Lifetime, limit, cancellationToken).ConfigureAwait(false);
        const string Throttle = "sign_in_throttle", ThrottleKey = "subject, network", Nobody = " AND account_id IS NULL";
        gone += await RemoveAsync(Throttle, ThrottleKey, "at", Nobody, OfName, limit, cancellationToken).ConfigureAwait(false);
        gone += await RemoveAsync(Throttle, ThrottleKey, "at", OfANameThatWasTyped, OfName, limit, cancellationToken).ConfigureAwait(false);
        gone += await RemoveAsync(Throttle, ThrottleKey, "at", "", OfAccount, limit, cancellationToken).ConfigureAwait(false);
        const string Networks = "known_networks", NetworkKey = "account_id, network_hash";
        gone += await RemoveAsync(Networks, NetworkKey, "last_used_at", "", KnownNetwork, limit, cancellationToken).ConfigureAwait(false);
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
