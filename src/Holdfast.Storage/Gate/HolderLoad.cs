using System.Data.Common;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.SignIn;
using Holdfast.Storage.SignIn;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Gate;

/// <summary>The lasting holders of the protected roles, by the partial index, and the settings under which they count.</summary>
sealed class HolderLoad
{
    const string Administrators = "lasting_rank < 1000";
    const string Developers = "lasting_rank >= 1000";

    const string Sure = "in_doubt_since IS NULL";

    /// <summary>The values of <c>ways_in</c> for each member of a <see cref="TierCensus"/>, in their order.</summary>
    const string Password = "ways_in = 1 AND " + Sure, Authenticator = "ways_in = 3 AND " + Sure, Passkey = "ways_in BETWEEN 4 AND 6 AND " + Sure,
        Both = "ways_in = 7 AND " + Sure, InDoubt = "in_doubt_since IS NOT NULL";

    public const string Select =
        $"""
        SELECT count(CASE WHEN {Administrators} AND {Password} THEN 1 END), count(CASE WHEN {Administrators} AND {Authenticator} THEN 1 END),
            count(CASE WHEN {Administrators} AND {Passkey} THEN 1 END), count(CASE WHEN {Administrators} AND {Both} THEN 1 END),
            count(CASE WHEN {Administrators} AND {InDoubt} THEN 1 END),
            count(CASE WHEN {Developers} AND {Password} THEN 1 END), count(CASE WHEN {Developers} AND {Authenticator} THEN 1 END),
            count(CASE WHEN {Developers} AND {Passkey} THEN 1 END), count(CASE WHEN {Developers} AND {Both} THEN 1 END),
            count(CASE WHEN {Developers} AND {InDoubt} THEN 1 END),
            {SettingsRow.Scalar}
        FROM accounts WHERE lasting_rank >= 900
        """;

    public HolderCensus Census { get; private set; }

    public SignInSettings Settings { get; private set; } = SignInSettings.Default;

    public HolderCounts Under(FactorSupport support) => Census.Under(Settings, support);

    public void Take(DbDataReader row)
    {
        Census = new(TierAt(row, 0), TierAt(row, 5));
        Settings = SettingsRow.Parse(row.TextOrNull(10));
    }

    static TierCensus TierAt(DbDataReader row, int at) => new(row.GetInt32(at), row.GetInt32(at + 1), row.GetInt32(at + 2), row.GetInt32(at + 3), row.GetInt32(at + 4));
}
