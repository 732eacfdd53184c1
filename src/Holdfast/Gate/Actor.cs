using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Sessions;

namespace Holdfast.Gate;

/// <summary>Who asks for a command. A claim of identity, not of authority: authority is read under the lock.</summary>
public abstract record Actor
{
    private protected Actor(Origin origin) => Origin = origin;

    /// <summary>Where the command came from.</summary>
    public Origin Origin { get; }

    /// <summary>An account, by one of its sessions.</summary>
    public sealed record ByAccount(AccountId Account, SessionId Session, Origin From) : Actor(From);

    /// <summary>An API key: its owner's authority, narrowed by its scopes.</summary>
    public sealed record ByKey(ApiKeyId Key, AccountId Owner, Origin From) : Actor(From)
    {
        /// <summary>The secret that was shown; null for the newest.</summary>
        public MintedSecretId? Secret { get; init; }
    }

    /// <summary>The operator, at the command line of the host.</summary>
    public sealed record Operator(string Name, Origin From) : Actor(From);

    /// <summary>Holdfast itself: expiry and sync. May only run commands that remove authority.</summary>
    public sealed record System(Origin From) : Actor(From);

    /// <summary>Nobody yet: signing in, redeeming a one-time token, reporting a leak.</summary>
    public sealed record Anonymous(Origin From) : Actor(From);
}
