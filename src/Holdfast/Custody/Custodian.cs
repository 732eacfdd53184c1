using Holdfast.Accounts;

namespace Holdfast.Custody;

/// <summary>
/// One of those who could have had an account's way of signing in in their hands: another account, the operator, or the host application.
/// An account that was removed or purged stays the custodian that it was.
/// </summary>
/// <param name="Value">The account's id; two reserved values name the operator and the host.</param>
public readonly record struct Custodian(Guid Value)
{
    /// <summary>The operator of the host, who vouched. The operator covers everything.</summary>
    public static Custodian Operator { get; } = new(new Guid(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1));

    /// <summary>The host application, which covers accounts below staff.</summary>
    public static Custodian Host { get; } = new(new Guid(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2));

    /// <summary>The account; null for the operator and the host.</summary>
    public AccountId? Account => this == Operator || this == Host ? null : new AccountId(Value);

    /// <summary>An account as a custodian.</summary>
    public static Custodian Of(AccountId account) => new(account.Value);

    /// <summary>The account's id, or <c>operator</c> or <c>host</c>.</summary>
    public override string ToString() => this == Operator ? "operator" : this == Host ? "host" : Value.ToString("D");
}
