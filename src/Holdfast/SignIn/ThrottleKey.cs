using System.Security.Cryptography;
using System.Text;
using Holdfast.Accounts;

namespace Holdfast.SignIn;

/// <summary>
/// What failed attempts are counted by: a subject (an account, or a name that was typed) and the network the attempt came from. Only
/// hashes are stored.
/// </summary>
/// <param name="Subject">The hash of the account's id or of the name.</param>
/// <param name="Network">The hash of the network for that subject.</param>
/// <param name="Account">
/// The account that is meant; its known networks count, and its counts are cleared with it. Null when there is none.
/// </param>
public sealed record ThrottleKey(byte[] Subject, byte[] Network, AccountId? Account)
{
    /// <summary>Whether the subject is a name as it was typed. Such counts live for a day, whether anybody has the name or not.</summary>
    public bool ByName { get; init; }
}

/// <summary>
/// The two counts of an attempt to sign in under a name. The answer shows only what the count of the name says. The other one belongs to
/// the account, whatever name was typed, or to a pseudo account that is made of the name when nobody has it: so known and unknown names
/// take the same statements.
/// </summary>
/// <param name="Name">The count of the name.</param>
/// <param name="Account">The count of the account, which codes and confirmations share.</param>
public sealed record AttemptKeys(ThrottleKey Name, ThrottleKey Account)
{
    /// <summary>No name is longer.</summary>
    const int LongestName = 320;

    /// <summary>The counts of an attempt.</summary>
    /// <param name="identifier">The name as it was typed.</param>
    /// <param name="account">Who has the name; null when nobody has.</param>
    /// <param name="network">Where the attempt came from.</param>
    public static AttemptKeys Of(string identifier, AccountId? account, Network network)
    {
        var name = EmailAddress.KeyOf(identifier.Length > LongestName ? identifier[..LongestName] : identifier);
        return new(
            KeyOf("holdfast name\0" + name, network, account) with { ByName = true },
            account is { } known ? OfAccount(known, network) : KeyOf("holdfast nobody\0" + name, network, null));
    }

    /// <summary>The count of an account from a network.</summary>
    public static ThrottleKey OfAccount(AccountId account, Network network) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"holdfast subject\0{account}")), network.HashFor(account.ToString()), account);

    static ThrottleKey KeyOf(string subject, Network network, AccountId? account) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes(subject)), network.HashFor(subject), account);
}

/// <summary>What the throttle says to an attempt to sign in under a name.</summary>
/// <param name="Wait">How long the count of the name makes it wait; then nothing was counted. Null when it may go on.</param>
/// <param name="IsClosed">
/// Whether the count of the account is closed. The attempt must fail as with a wrong password, whatever the password is.
/// </param>
public readonly record struct AttemptDecision(TimeSpan? Wait, bool IsClosed);
