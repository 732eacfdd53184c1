namespace Holdfast.Tests.Worlds;

/// <summary>How the account with index 0 asks, or that somebody without an account does.</summary>
sealed record Caller(string Name, Means Means)
{
    static readonly string[] everything =
    [
        .. from model in new[] { "account", "group", "api_key", "policy" }
           from action in new[] { "view", "add", "change", "delete" }
           select $"holdfast.{action}_{model}",
        "holdfast.view_audit_event",
    ];

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

    public static IReadOnlyList<Caller> WithoutAccount { get; } =
        [new("operator", Means.Operator), new("system", Means.System), new("nobody", Means.Nobody)];
}
