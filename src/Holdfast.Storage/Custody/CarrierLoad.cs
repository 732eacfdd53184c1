using System.Data.Common;
using Holdfast.Accounts;
using Holdfast.Custody;
using Holdfast.Storage.Accounts;
using Holdfast.Storage.Gate;

namespace Holdfast.Storage.Custody;

/// <summary>Carriers with their accounts as they are now. What they hold is known once every row was read.</summary>
/// <param name="held">What the accounts of carriers hold.</param>
/// <param name="accounts">The accounts of carriers that were read already: one may carry many.</param>
sealed class CarrierLoad(HeldGrants held, Dictionary<Guid, Account> accounts)
{
    /// <summary>The columns of the aliases <c>c</c> and <c>a</c>, the account of the carrier.</summary>
    public const string Columns = CarrierRow.Columns + ", " + AccountRow.Whole;

    /// <summary>How many columns <see cref="Columns"/> has.</summary>
    public const int Count = CarrierRow.Count + AccountRow.WholeCount;

    readonly List<(Carrier Carrier, Account? Account)> read = [];

    public IReadOnlyList<Carrier> Carriers => [.. read.Select(one => one.Carrier)];

    public IReadOnlyList<CarrierState> States =>
        read.Count == 0 ? [] : [.. read.Select(one => new CarrierState(one.Carrier, one.Account, held.Of(one.Account?.Id ?? default)))];

    public void Take(DbDataReader row) => read.Add((CarrierRow.Read(row), AccountAt(row)));

    Account? AccountAt(DbDataReader row)
    {
        if (row.IsDBNull(CarrierRow.Count))
            return null;
        var id = row.GetGuid(CarrierRow.Count);
        if (!accounts.TryGetValue(id, out var account))
            accounts[id] = account = AccountRow.ReadWhole(row, CarrierRow.Count);
        return account;
    }
}
