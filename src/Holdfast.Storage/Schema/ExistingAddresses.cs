using System.Data.Common;
using Holdfast.Accounts;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Schema;

/// <summary>
/// Brings the keys of addresses to the form of now, with the domain as A-labels, in portions. Where two accounts turn out to have one
/// address, one has or gets its key, and the other keeps the key that it has.
/// </summary>
sealed class ExistingAddresses(DatabaseTransaction transaction)
{
    const long Portion = 4096;

    public async ValueTask RekeyAsync(CancellationToken cancellationToken)
    {
        await RekeyAsync(
            "SELECT id, email_key FROM accounts WHERE id > $1 AND email_key IS NOT NULL ORDER BY id LIMIT $2",
            "UPDATE accounts SET email_key = $2 WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM accounts o WHERE o.email_key = $2)",
            cancellationToken).ConfigureAwait(false);
        await RekeyAsync(
            "SELECT invitation_id, email_key FROM audit_invited WHERE invitation_id > $1 ORDER BY invitation_id LIMIT $2",
            "UPDATE audit_invited SET email_key = $2 WHERE invitation_id = $1",
            cancellationToken).ConfigureAwait(false);
    }

    async ValueTask RekeyAsync(string page, string update, CancellationToken cancellationToken)
    {
        var read = new List<(Guid Id, string Key)>();
        for (var last = Guid.Empty; ; last = read[^1].Id)
        {
            read.Clear();
            var reading = new Statement(page, last, Portion) { Row = row => read.Add((row.GetGuid(0), row.GetString(1))) };
            await transaction.RunAsync([reading], cancellationToken).ConfigureAwait(false);
            if (read.Count == 0)
                return;
            Statement[] updates =
            [
                .. read.Select(one => (one.Id, Before: one.Key, After: EmailAddress.KeyOf(one.Key))).Where(one => one.After != one.Before)
                    .Select(one => new Statement(update, one.Id, one.After)),
            ];
            if (updates.Length > 0)
                await transaction.RunAsync(updates, cancellationToken).ConfigureAwait(false);
        }
    }
}
