using System.Data.Common;
using Holdfast.Accounts;
using Holdfast.Members;
using Holdfast.Roles;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Rows;

/// <summary>An account as a row.</summary>
static class AccountRow
{
    /// <summary>The columns, of the table or alias <c>a</c>, in the order in which <see cref="Read"/> takes them.</summary>
    public const string Columns =
        """
        a.id, a.kind, a.username, a.email, a.did, a.role, a.is_active, a.expires_at, a.admin_locked_at, a.admin_locked_until,
        a.admin_lock_reason, a.must_change_password, a.password_hash, a.credential_count, a.created_at, a.last_login_at, a.joined_at,
        a.removed_at, a.departure_preference, a.credential_epoch, a.version, a.expired_at, a.has_totp, a.sign_in_void_at
        """;

    /// <summary>How many columns <see cref="Columns"/> has.</summary>
    public const int Count = 24;

    public const string Insert =
        """
        INSERT INTO accounts (id, kind, username, email, email_key, did, role, is_active, expires_at, admin_locked_at, admin_locked_until,
            admin_lock_reason, must_change_password, created_at, joined_at, removed_at, departure_preference, credential_epoch, version,
            search_text, expired_at, has_totp, sign_in_void_at, password_hash, last_login_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)
        """;

    public static Account Read(DbDataReader row, int at = 0) => new()
    {
        Id = new(row.GetGuid(at)),
        Kind = row.GetString(at + 1) == "service" ? AccountKind.Service : AccountKind.Person,
        Username = row.TextOrNull(at + 2) is { } username && Username.TryParse(username, out var name) ? name : null,
        Email = row.TextOrNull(at + 3) is { } email && EmailAddress.TryParse(email, out var address) ? address : null,
        Did = row.TextOrNull(at + 4) is { } identifier && Did.TryParse(identifier, out var did) ? did : null,
        Role = RoleOf(row.GetString(at + 5)),
        IsActive = row.GetBoolean(at + 6),
        ExpiresAt = row.TimeOrNull(at + 7),
        ExpiredAt = row.TimeOrNull(at + 21),
        Lock = row.TimeOrNull(at + 8) is { } lockedAt ? new(lockedAt, row.TimeOrNull(at + 9), row.TextOrNull(at + 10) ?? "") : null,
        MustChangePassword = row.GetBoolean(at + 11),
        PasswordHash = row.TextOrNull(at + 12) is { Length: > 0 } hash ? hash : null,
        SignInVoidAt = row.TimeOrNull(at + 23),
        CredentialCount = row.GetInt32(at + 13),
        HasTotp = row.GetBoolean(at + 22),
        CreatedAt = row.Time(at + 14),
        LastLoginAt = row.TimeOrNull(at + 15),
        JoinedAt = row.Time(at + 16),
        RemovedAt = row.TimeOrNull(at + 17),
        DeparturePreference = Disposition.TryParse(row.GetString(at + 18), out var preference) ? preference : Disposition.PolicyDefault,
        CredentialEpoch = row.GetInt64(at + 19),
        Version = row.GetInt64(at + 20),
    };

    public static Statement Inserting(Account account) => new(Insert, Values(account)) { OfAccounts = true };

    /// <summary>Every column in the order of <see cref="Insert"/>.</summary>
    public static SqlValue[] Values(Account account) =>
    [
        account.Id.Value,
        account.Kind == AccountKind.Service ? "service" : "person",
        account.Username?.Value,
        account.Email?.Value,
        account.Email?.Key,
        account.Did?.Value,
        account.Role.Name,
        account.IsActive,
        account.ExpiresAt,
        account.Lock?.At,
        account.Lock?.Until,
        account.Lock?.Reason,
        account.MustChangePassword,
        account.CreatedAt,
        account.JoinedAt,
        account.RemovedAt,
        account.DeparturePreference.Name,
        account.CredentialEpoch,
        account.Version,
        SearchText.Of(account),
        account.ExpiredAt,
        account.HasTotp,
        account.SignInVoidAt,
        account.PasswordHash,
        account.LastLoginAt,
    ];

    public static Role RoleOf(string name) => Role.TryParse(name, out var role)
        ? role
        : throw new InvalidOperationException("The store holds an account with a role that this version does not know.");
}
