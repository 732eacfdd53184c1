using System.Data.Common;
using Holdfast.Accounts;
using Holdfast.Custody;
using Holdfast.Storage.Rows;

namespace Holdfast.Storage.Authority;

/// <summary>Carriers with their accounts as they are now. What they hold is known once every row was read.</summary>
sealed class CarrierLoad(HeldGrants held)
{
    /// <summary>The columns of the aliases <c>c</c> and <c>a</c>, the account of the carrier.</summary>
    public const string Columns = CarrierRow.Columns + ", " + AccountRow.Whole;

    /// <summary>How many columns <see cref="Columns"/> has.</summary>
    public const int Count = CarrierRow.Count + AccountRow.WholeCount;

    readonly List<(Carrier Carrier, Account? Account)> read = [];

    public IReadOnlyList<Carrier> Carriers => [.. read.Select(one => one.Carrier)];

    public IReadOnlyList<CarrierState> States =>
        read.Count == 0 ? [] : [.. read.Select(one => new CarrierState(one.Carrier, one.Account, held.Of(one.Account?.Id ?? default)))];

    public void Take(DbDataReader row) =>
        read.Add((CarrierRow.Read(row), row.IsDBNull(CarrierRow.Count) ? null : AccountRow.ReadWhole(row, CarrierRow.Count)));
}
