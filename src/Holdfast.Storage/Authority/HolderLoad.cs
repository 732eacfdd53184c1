using System.Data.Common;
using Holdfast.Gate;
using Holdfast.SignIn;
using Holdfast.Storage.Rows;

namespace Holdfast.Storage.Authority;

/// <summary>The lasting holders of the protected roles, by the partial index, and the settings under which they count.</summary>
sealed class HolderLoad
{
    public const string Select =
        $"""
        SELECT count(CASE WHEN lasting_rank < 1000 THEN 1 END), count(CASE WHEN lasting_rank >= 1000 THEN 1 END),
            count(CASE WHEN lasting_rank < 1000 AND credential_count > 0 THEN 1 END), count(CASE WHEN lasting_rank >= 1000 AND credential_count > 0 THEN 1 END),
            {SettingsRow.Scalar}
        FROM accounts WHERE lasting_rank >= 900
        """;

    public HolderCensus Census { get; private set; }

    public SignInSettings Settings { get; private set; } = SignInSettings.Default;

    public void Take(DbDataReader row)
    {
        Census = new(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3));
        Settings = SettingsRow.Parse(row.GetString(4));
    }
}
