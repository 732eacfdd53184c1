using Holdfast.Accounts;
using Holdfast.Facts;

namespace Holdfast.SignIn;

/// <summary>The writes of signing in that commands ask of the store.</summary>
static class SignInEffects
{
    /// <summary>Sign-in bookkeeping: the last sign-in, without a new version.</summary>
    public sealed record RecordSignIn(AccountId Account, DateTimeOffset At, byte[] NetworkHash) : Effect;

    /// <summary>Replaces a password hash by a stronger one of the same password, provided that the old one still stands.</summary>
    public sealed record UpgradePasswordHash(AccountId Account, string From, string To) : Effect;

    public sealed record ClearThrottle(AccountId Account) : Effect
    {
        internal override AccountId? OnlyOf => Account;
    }

    /// <summary>Replaces the sign-in settings, provided that the stored version is still that of <paramref name="Before"/>.</summary>
    public sealed record UpdateSettings(SignInSettings Before, SignInSettings After) : Effect;
}
