using System.Data.Common;
using Holdfast.Accounts;
using Holdfast.Custody;
using Holdfast.Members;
using Holdfast.Roles;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Accounts;

/// <summary>
/// An account as a row. Requests read the short list of columns; lists and the rules read every column, custody included.
/// </summary>
static class AccountRow
{
    /// <summary>The short list, of the table or alias <c>a</c>, in the order in which <see cref="Read"/> takes it.</summary>
    public const string Columns =
        """
        a.id, a.kind, a.username, a.email, a.did, a.role, a.is_active, a.expires_at, a.admin_locked_at, a.admin_locked_until,
        a.admin_lock_reason, a.must_change_password, a.password_hash, a.credential_count, a.created_at, a.last_login_at, a.joined_at,
        a.removed_at, a.departure_preference, a.credential_epoch, a.version, a.expired_at, a.has_totp
        """;

    /// <summary>How many columns <see cref="Columns"/> has.</summary>
    public const int Count = 23;

    /// <summary>Every column, of the table or alias <c>a</c>, in the order in which <see cref="ReadWhole"/> takes them.</summary>
    public const string Whole = Columns +
        """
        , a.sign_in_void_at, a.sign_in_void_cause, a.sign_in_unfinished, a.in_doubt_since, a.has_custodians, a.is_carrier,
        a.stopped_by, a.stopped_at, a.stopped_version, a.email_standing, a.email_typist
        """;

    /// <summary>How many columns <see cref="Whole"/> has.</summary>
    public const int WholeCount = Count + 11;

    /// <summary>The columns in the order of <see cref="Values"/>.</summary>
    public static readonly IReadOnlyList<string> Written =
    [
        "id", "kind", "username", "email", "email_key", "did", "role", "is_active", "expires_at", "admin_locked_at", "admin_locked_until",
        "admin_lock_reason", "must_change_password", "created_at", "joined_at", "removed_at", "departure_preference", "credential_epoch",
        "version", "search_text", "expired_at", "has_totp", "password_hash", "last_login_at", "sign_in_void_at", "sign_in_void_cause",
        "sign_in_unfinished", "in_doubt_since", "has_custodians", "is_carrier", "stopped_by", "stopped_at", "stopped_version",
        "email_standing", "email_typist",
    ];

    static readonly string insert = $"INSERT INTO accounts ({string.Join(", ", Written)}) VALUES {RowInserts.Values(1, Written.Count)}";

    public static Account Read(DbDataReader row, int at = 0) => new()
    {
        Id = new(row.GetGuid(at)),
        Kind = row.GetString(at + 1) == "service" ? AccountKind.Service : AccountKind.Person,
        Username = row.TextOrNull(at + 2) is { } username && Username.TryParse(username, out var name) ? name : null,
        Email = row.TextOrNull(at + 3) is { } email ? EmailAddress.Stored(email) : null,
        Did = row.TextOrNull(at + 4) is { } identifier && Did.TryParse(identifier, out var did) ? did : null,
        Role = RoleOf(row.GetString(at + 5)),
        IsActive = row.GetBoolean(at + 6),
        ExpiresAt = row.TimeOrNull(at + 7),
        ExpiredAt = row.TimeOrNull(at + 21),
        Lock = row.TimeOrNull(at + 8) is { } lockedAt ? new(lockedAt, row.TimeOrNull(at + 9), row.TextOrNull(at + 10) ?? "") : null,
        MustChangePassword = row.GetBoolean(at + 11),
        PasswordHash = row.TextOrNull(at + 12) is { Length: > 0 } hash ? hash : null,
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

    public static Account ReadWhole(DbDataReader row, int at = 0) => Read(row, at) with
    {
        SignInVoidAt = row.TimeOrNull(at + Count),
        SignInVoidCause = row.IsDBNull(at + Count + 1) ? null : (VoidCause)row.GetInt32(at + Count + 1),
        SignInUnfinished = row.GetBoolean(at + Count + 2),
        InDoubtSince = row.TimeOrNull(at + Count + 3),
        HasCustodians = row.GetBoolean(at + Count + 4),
        IsCarrier = row.GetBoolean(at + Count + 5),
        Stopped = row.UuidOrNull(at + Count + 6) is { } by ? new(new(by), row.Time(at + Count + 7), row.GetInt64(at + Count + 8)) : null,
        EmailStanding = (EmailStanding)row.GetInt32(at + Count + 9),
        EmailTypist = (EmailTypist)row.GetInt32(at + Count + 10),
    };

    public static Statement Inserting(Account account) => new(insert, Values(account)) { OfAccounts = true };

    /// <summary>The values of <see cref="Written"/>.</summary>
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
        account.PasswordHash,
        account.LastLoginAt,
        account.SignInVoidAt,
        (long?)account.SignInVoidCause,
        account.SignInUnfinished,
        account.InDoubtSince,
        account.HasCustodians,
        account.IsCarrier,
        account.Stopped?.By.Value,
        account.Stopped?.At,
        account.Stopped?.Version,
        (long)account.EmailStanding,
        (long)account.EmailTypist,
    ];

    public static Role RoleOf(string name) => Role.TryParse(name, out var role)
        ? role
        : throw new InvalidOperationException("The store holds an account with a role that this version does not know.");
}
