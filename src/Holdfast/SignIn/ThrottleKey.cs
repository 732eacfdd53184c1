namespace Holdfast.SignIn;

/// <summary>What failed attempts are counted by: the account (or the name that was tried) and the network it came from. Hashes alone are stored.</summary>
/// <param name="Subject">The hash of the account's id, or of the identifier when there is no such account.</param>
/// <param name="Network">The hash of the network for that subject.</param>
/// <param name="Account">The account whose known networks count; null when there is none.</param>
public sealed record ThrottleKey(byte[] Subject, byte[] Network, Holdfast.Accounts.AccountId? Account);
