using System.Data.Common;
using Holdfast.Gate;

namespace Holdfast.Storage.Authority;

/// <summary>The lasting holders of the protected roles, by the partial index.</summary>
static class HolderCountRow
{
    public const string Select =
        "SELECT count(*), count(CASE WHEN lasting_rank >= 1000 THEN 1 END) FROM accounts WHERE lasting_rank >= 900";

    public static HolderCounts Read(DbDataReader row) => new(row.GetInt32(0), row.GetInt32(1));
}
