using Holdfast.Accounts;
using Holdfast.Custody;
using Holdfast.Members;
using Holdfast.Refusals;

namespace Holdfast.Gate;

/// <summary>What a command would do if it were carried out now.</summary>
/// <param name="Refusal">The refusal it would meet; null when it would be done.</param>
/// <param name="HoldersLeft">The lasting holders of the protected roles after it.</param>
/// <param name="EndsSessions">Whether it ends the target's sessions.</param>
/// <param name="EndsKeys">Whether it revokes the target's API keys.</param>
public sealed record Preview(Refusal? Refusal, HolderCounts HoldersLeft, bool EndsSessions, bool EndsKeys)
{
    /// <summary>The accounts about which somebody must decide before the command can be carried out.</summary>
    public IReadOnlyList<CustodyQuestion> Custody { get; init; } = [];

    /// <summary>The custodians of the accounts that the command changes, as they are now.</summary>
    public IReadOnlyList<CarrierState> Custodians { get; init; } = [];

    /// <summary>The accounts that rest on those that the command changes.</summary>
    public IReadOnlyList<RestingAccount> Rests { get; init; } = [];

    /// <summary>The accounts whose sign-in would become void.</summary>
    public IReadOnlyList<Account> Voids { get; init; } = [];

    /// <summary>What the removal policy would say; null when it is not asked.</summary>
    public RemovalRuling? Ruling { get; init; }
}
