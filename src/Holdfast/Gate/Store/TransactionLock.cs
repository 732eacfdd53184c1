using Holdfast.Accounts;

namespace Holdfast.Gate;

/// <summary>What a transaction locks before it reads anything.</summary>
public abstract record TransactionLock
{
    private protected TransactionLock()
    {
    }

    /// <summary>The authority lock: one holder in all processes that share the store. Every guarded command takes it.</summary>
    public static TransactionLock Authority { get; } = new AuthorityLock();

    /// <summary>The rows of these accounts, by id: for what creates or ends single sessions.</summary>
    public static TransactionLock Of(params IReadOnlyList<AccountId> accounts) => new AccountRows(accounts);

    /// <summary>The authority lock.</summary>
    public sealed record AuthorityLock : TransactionLock;

    /// <summary>Rows of accounts.</summary>
    public sealed record AccountRows(IReadOnlyList<AccountId> Accounts) : TransactionLock;
}
