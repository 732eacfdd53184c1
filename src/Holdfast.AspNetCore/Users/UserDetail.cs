using Holdfast.AspNetCore.Authentication;
using Holdfast.AspNetCore.Custody;

namespace Holdfast.AspNetCore.Users;

/// <summary>An account and what belongs to it.</summary>
public sealed record UserDetail : UserView
{
    UserDetail(UserView view) : base(view)
    {
    }

    /// <summary>Its live sessions, newest first.</summary>
    public required IReadOnlyList<SessionView> Sessions { get; init; }

    /// <summary>Its API keys, newest first; null for readers who may not see API keys.</summary>
    public required IReadOnlyList<UserApiKey>? ApiKeys { get; init; }

    /// <summary>Its second factors.</summary>
    public required IReadOnlyList<UserFactor> Factors { get; init; }

    /// <summary>Its groups, by name.</summary>
    public required IReadOnlyList<UserGroup> Groups { get; init; }

    /// <summary>What it may do, and why.</summary>
    public required IReadOnlyList<HeldPermission> Permissions { get; init; }

    /// <summary>Its sign-in.</summary>
    public SignInView? SignIn { get; init; }

    /// <summary>Those who could have had its sign-in in their hands, former ones included.</summary>
    public IReadOnlyList<CustodianView> Custodians { get; init; } = [];

    /// <summary>How many accounts rest on it.</summary>
    public int Rests { get; init; }

    internal static UserDetail Of(UserView view, UserBelongings owned) => new(view)
    {
        Sessions = owned.Sessions,
        ApiKeys = owned.ApiKeys,
        Factors = owned.Factors,
        Groups = owned.Groups,
        Permissions = owned.Permissions,
    };
}
