using Holdfast.Gate;

namespace Holdfast.Storage.Sql;

/// <summary>What an engine's errors are to the kernel. No statement and no value gets into a message; the cause is for the log.</summary>
static class StoreFaults
{
    public static StoreBusyException Busy(Exception? cause = null) => new("The store is busy: try again.", cause);

    public static StoreUnavailableException Unreachable(string description, Exception cause) => new($"{description} cannot be reached.", cause);

    public static StoreUnavailableException Absent(string description, Exception? cause = null) => new($"There is no store yet: {description}. Migrate it, or correct the address.", cause);

    public static StoreUnavailableException NoSchema(string description, Exception cause) => new($"{description} has no current schema of Holdfast: migrate it.", cause);

    public static StoreUnavailableException NoGuard(string description, Exception cause) => new($"{description} lacks its guard row: restore it or a backup.", cause);

    public static StoreUnavailableException Denied(string description, Exception cause) => new($"{description} refused the user, the password or a privilege.", cause);

    public static StoreUnavailableException Kept(string description, Exception cause) => new($"{description} refused a row that does not fit its schema, or that it keeps as it is.", cause);

    public static StoreUnavailableException Failed(string description, object code, Exception cause) => new($"{description} failed (error {code}).", cause);

    public static OutcomeUnknownException Unknown(Exception fault) => new("The store did not confirm the commit: the change may or may not have been made. Read again before you repeat it.", fault);

    public static EffectRejectedException LastHolder(Exception cause) => new(EffectRejection.LastHolder, cause);

    public static EffectRejectedException Stale(Exception cause) => new(EffectRejection.Stale, cause);

    /// <summary>A unique value is taken; <paramref name="index"/> holds the name of its index.</summary>
    public static EffectRejectedException Taken(string index, Exception cause) => new(
        Array.Find(Unique, unique => index.Contains(unique.Index, StringComparison.Ordinal)).Rejection, cause);

    // Any other value that is taken, the default, makes the command judged anew.
    static readonly (string Index, EffectRejection Rejection)[] Unique =
    [
        ("accounts_username", EffectRejection.UsernameTaken),
        ("accounts_email_key", EffectRejection.EmailTaken),
        ("accounts_did", EffectRejection.DidTaken),
        ("groups_name_key", EffectRejection.GroupNameTaken),
    ];
}
