namespace Holdfast.Tests.Worlds;

/// <summary>How the account with index 0 asks, or that somebody without an account does.</summary>
sealed class Caller(string name, Means means)
{
    static readonly string[] everything =
    [
        .. from model in new[] { "account", "group", "api_key", "policy" }
           from action in new[] { "view", "add", "change", "delete" }
           select $"holdfast.{action}_{model}",
        "holdfast.view_audit_event",
    ];

    public string Name { get; } = name;

    public Means Means { get; } = means;

    /// <summary>Whether the session or key itself still works.</summary>
    public bool Alive { get; init; } = true;

    /// <summary>Whether the re-authentication window is open.</summary>
    public bool WindowOpen { get; init; }

    /// <summary>Whether the session passed a second factor.</summary>
    public bool FactorVerified { get; init; }

    /// <summary>What groups and direct grants give the account.</summary>
    public IReadOnlySet<string> Granted { get; init; } = new HashSet<string>();

    /// <summary>The scopes of the key.</summary>
    public IReadOnlySet<string> Scopes { get; init; } = new HashSet<string>();

    /// <summary>What the minter of the key's secret could do then; null for a developer without an end.</summary>
    public Might? Ceiling { get; init; }

    /// <summary>Whether the key has the scope for everything.</summary>
    public bool IsForEverything => Scopes.Contains("holdfast.everything");

    public bool GrantedAll => Granted == AndMore;

    public bool HasAccount => Means is Means.Session or Means.Key;

    static IReadOnlySet<string> Everything { get; } = everything.ToHashSet();

    static IReadOnlySet<string> AndMore { get; } = everything.Append(Known.HostPermission).Append("holdfast.sensitive").ToHashSet();

    public static IReadOnlyList<Caller> WithAccount { get; } =
    [
        new("session", Means.Session) { WindowOpen = true, Granted = AndMore },
        new("session that passed a factor", Means.Session) { WindowOpen = true, FactorVerified = true, Granted = AndMore },
        new("session, nothing granted", Means.Session) { WindowOpen = true },
        new("session, change_account granted", Means.Session) { WindowOpen = true, Granted = new HashSet<string> { "holdfast.change_account" } },
        new("session, window closed", Means.Session) { Granted = AndMore },
        new("session that ended", Means.Session) { Alive = false, WindowOpen = true, Granted = AndMore },
        new("key, sensitive", Means.Key) { Granted = AndMore, Scopes = AndMore },
        new("key", Means.Key) { Granted = AndMore, Scopes = Everything },
        new("key without scopes", Means.Key) { Granted = AndMore },
        new("key, nothing granted", Means.Key) { Scopes = AndMore },
        new("key that ended", Means.Key) { Alive = false, Granted = AndMore, Scopes = AndMore },
    ];

    /// <summary>Keys that differ by their ceiling or hold everything; they meet fewer worlds.</summary>
    public static IReadOnlyList<Caller> Keys { get; } =
    [
        new("key for everything", Means.Key) { Granted = AndMore, Scopes = Whole },
        new("key for everything, minted by an administrator who ended", Means.Key) { Granted = AndMore, Scopes = Whole, Ceiling = new(Rung.Administrator, true, Might.Nothing, Ending.Middle) },
        new("key for everything, minted by staff", Means.Key) { Granted = AndMore, Scopes = Whole, Ceiling = new(Rung.Staff, false, Everything, Ending.Never) },
        new("key, minted by staff who ended", Means.Key) { Granted = AndMore, Scopes = AndMore, Ceiling = new(Rung.Staff, false, AndMore, Ending.Middle) },
        new("key, minted by a user", Means.Key) { Granted = AndMore, Scopes = AndMore, Ceiling = new(Rung.User, false, AndMore, Ending.Never) },
    ];

    static IReadOnlySet<string> Whole => new HashSet<string> { "holdfast.everything" };

    public static IReadOnlyList<Caller> WithoutAccount { get; } =
        [new("operator", Means.Operator), new("system", Means.System), new("nobody", Means.Nobody)];
}
