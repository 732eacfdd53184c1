using System.Data.Common;
using Holdfast.Recovery;
using Holdfast.Sessions;
using Holdfast.Storage.Custody;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Recovery;

/// <summary>A one-time token as a row, without its carriers.</summary>
static class TokenRow
{
    /// <summary>The columns of the alias <c>t</c>.</summary>
    public const string Columns = "t.id, t.purpose, t.account_id, t.created_at, t.expires_at, t.way";

    const string Insert =
        "INSERT INTO one_time_tokens (id, purpose, account_id, token_hash, created_at, expires_at, way) VALUES ($1, $2, $3, $4, $5, $6, $7)";

    public static OneTimeToken Read(DbDataReader row, SecretHash hash) => new(
        new(row.GetGuid(0)), PurposeOf(row.GetString(1)), row.UuidOrNull(2) is { } account ? new(account) : null, hash, row.Time(3), row.Time(4))
    {
        Way = (LinkWay)row.GetInt32(5),
    };

    public static IEnumerable<Statement> Inserting(OneTimeToken token) =>
    [
        new(
            Insert, token.Id.Value, NameOf(token.Purpose), token.AccountId?.Value, token.Hash.ToArray(), token.CreatedAt, token.ExpiresAt,
            (long)token.Way),
        .. CarrierRow.OfLink.Inserting(token.Id.Value, token.Carriers),
    ];

    static string NameOf(OneTimeTokenPurpose purpose) => purpose switch
    {
        OneTimeTokenPurpose.Setup => "setup",
        OneTimeTokenPurpose.Invitation => "invitation",
        OneTimeTokenPurpose.Recovery => "recovery",
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "Not a purpose."),
    };

    public static OneTimeTokenPurpose PurposeOf(string name) => name switch
    {
        "setup" => OneTimeTokenPurpose.Setup,
        "invitation" => OneTimeTokenPurpose.Invitation,
        "recovery" => OneTimeTokenPurpose.Recovery,
        _ => throw new InvalidOperationException("The store holds a one-time token with a purpose that this version does not know."),
    };
}
