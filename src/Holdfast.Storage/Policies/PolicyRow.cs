using System.Data.Common;
using Holdfast.Policies;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Policies;

/// <summary>Policies as rows.</summary>
static class PolicyRow
{
    /// <summary>What makes a <see cref="PolicyVersion"/>.</summary>
    public const string Version = "p.id, p.purpose, p.version, p.sha256";

    /// <summary>The version in force for the purpose <c>$1</c>.</summary>
    public const string Active =
        $"SELECT {Version} FROM policies p WHERE p.id = (SELECT policy_id FROM policy_activations WHERE purpose = $1 ORDER BY number DESC LIMIT 1)";

    /// <summary>The number of the newest version for the purpose <c>$1</c>.</summary>
    public const string Latest = "SELECT coalesce(max(version), 0) FROM policies WHERE purpose = $1";

    /// <summary>What makes a <see cref="Policy"/>.</summary>
    public const string Whole =
        $"""
        SELECT {Version}, p.source, p.name, p.description, p.created_at, (SELECT max(a.at) FROM policy_activations a WHERE a.policy_id = p.id),
            p.id = (SELECT policy_id FROM policy_activations WHERE purpose = p.purpose ORDER BY number DESC LIMIT 1) FROM policies p
        """;

    public static PolicyVersion ReadVersion(DbDataReader row) => new(
        new(row.GetGuid(0)),
        PolicyPurpose.TryParse(row.GetString(1), out var purpose) ? purpose : throw new InvalidOperationException("The store holds a policy with a purpose that this version does not know."),
        row.GetInt32(2),
        row.GetString(3));

    public static Policy Read(DbDataReader row) => new(ReadVersion(row), row.GetString(4), row.GetString(5), row.GetString(6), row.Time(7))
    {
        ActivatedAt = row.TimeOrNull(8),
        IsActive = !row.IsDBNull(9) && row.GetBoolean(9),
    };
}
