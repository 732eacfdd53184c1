using System.Data.Common;
using Holdfast.Accounts;
using Holdfast.Passkeys;
using Holdfast.Sessions;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Passkeys;

/// <summary>Reads passkeys and keeps challenges.</summary>
sealed class PasskeyStore(IDatabase database) : IPasskeyStore
{
    const string Passkeys = $"SELECT {PasskeyRow.Columns} FROM passkeys WHERE revoked_at IS NULL AND";

    static readonly string[] ceremonies = ["sign_in", "confirm", "register"];

    public async ValueTask<IReadOnlyList<StoredPasskey>> OfAsync(AccountId account, CancellationToken cancellationToken)
    {
        var found = new List<StoredPasskey>();
        await database.ReadAsync([new($"{Passkeys} account_id = $1 ORDER BY id", account.Value) { Row = row => found.Add(PasskeyRow.Read(row)) }], cancellationToken).ConfigureAwait(false);
        return found;
    }

    public async ValueTask<StoredPasskey?> FindAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        StoredPasskey? found = null;
        await database.ReadAsync([new($"{Passkeys} credential_id = $1", credentialId) { Row = row => found = PasskeyRow.Read(row) }], cancellationToken).ConfigureAwait(false);
        return found;
    }

    public async ValueTask IssueAsync(PasskeyChallenge challenge, byte[] holder, CancellationToken cancellationToken)
    {
        var transaction = await database.BeginAsync(null, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await transaction.CommitAsync(
                [
                    new(
                        """
                        DELETE FROM passkey_challenges WHERE holder = $1
                            AND hash NOT IN (SELECT hash FROM passkey_challenges WHERE holder = $1 ORDER BY expires_at DESC LIMIT $2)
                        """,
                        holder, PasskeyChallenge.MostPerHolder - 1L),
                    new(
                        "INSERT INTO passkey_challenges (hash, ceremony, session_id, account_id, state, holder, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                        challenge.Hash.ToArray(), ceremonies[(int)challenge.Ceremony], challenge.Session?.Value, challenge.Account?.Value, challenge.State, holder,
                        transaction.Now + PasskeyChallenge.Lifetime),
                ],
                cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask<PasskeyChallenge?> TakeAsync(SecretHash hash, CancellationToken cancellationToken)
    {
        PasskeyChallenge? taken = null;
        var transaction = await database.BeginAsync(null, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var taking = new Statement(
                "DELETE FROM passkey_challenges WHERE hash = $1 AND expires_at > $2 RETURNING ceremony, session_id, account_id, state", hash.ToArray(), transaction.Now)
            {
                Row = row => taken = Read(row, hash),
            };
            await transaction.CommitAsync([taking], cancellationToken).ConfigureAwait(false);
        }
        return taken;
    }

    static PasskeyChallenge Read(DbDataReader row, SecretHash hash) => new(
        hash,
        (PasskeyCeremony)Array.IndexOf(ceremonies, row.GetString(0)),
        row.UuidOrNull(1) is { } session ? new SessionId(session) : null,
        row.UuidOrNull(2) is { } account ? new AccountId(account) : null,
        row.GetString(3));
}
