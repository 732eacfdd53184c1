using System.Data.Common;
using Holdfast.ApiKeys;
using Holdfast.Custody;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Custody;

/// <summary>Carriers as rows. Four tables have this form: custodians of accounts, and carriers of links, invitations and secrets.</summary>
/// <param name="table">The table.</param>
/// <param name="thing">Its column for what carries them.</param>
sealed class CarrierRow(string table, string thing)
{
    /// <summary>The columns of the alias <c>c</c>, in the order in which <see cref="Read"/> takes them.</summary>
    public const string Columns = "c.custodian_id, c.part, c.key_id, c.is_absent";

    /// <summary>How many columns <see cref="Columns"/> has.</summary>
    public const int Count = 4;

    readonly string insert = $"INSERT INTO {table} ({thing}, custodian_id, part, key_id, is_absent) VALUES ($1, $2, $3, $4, $5)";

    public static CarrierRow OfAccount { get; } = new("account_custodians", "account_id");

    public static CarrierRow OfLink { get; } = new("link_carriers", "token_id");

    public static CarrierRow OfInvitation { get; } = new("invitation_carriers", "invitation_id");

    public static CarrierRow OfSecret { get; } = new("secret_carriers", "secret_id");

    public static Carrier Read(DbDataReader row, int at = 0) => new(new Custodian(row.GetGuid(at)), (CarrierPart)row.GetInt32(at + 1))
    {
        Key = row.TextOrNull(at + 2) is { } key ? new ApiKeyId(key) : null,
        IsAbsent = row.GetBoolean(at + 3),
    };

    public IEnumerable<Statement> Inserting(Guid carrying, IEnumerable<Carrier> carriers) => Carrier.Distinct(carriers).Select(carrier =>
        new Statement(insert, carrying, carrier.Who.Value, (long)carrier.Part, carrier.Key?.Value, carrier.IsAbsent));
}
