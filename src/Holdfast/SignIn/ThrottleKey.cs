namespace Holdfast.SignIn;

/// <summary>What failed attempts are counted by: a subject (an account, or a name that was typed) and the network the attempt came from. Hashes alone are stored.</summary>
/// <param name="Subject">The hash of the account's id or of the name.</param>
/// <param name="Network">The hash of the network for that subject.</param>
/// <param name="Account">The account that is meant; its known networks count, and its counts are cleared with it. Null when there is none.</param>
public sealed record ThrottleKey(byte[] Subject, byte[] Network, Holdfast.Accounts.AccountId? Account)
{
    /// <summary>Whether the subject is a name as somebody typed it. Such counts live for a day, whether anybody has the name or not.</summary>
    public bool ByName { get; init; }
}
