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
    /// <summary>What the removal policy would say; null when it is not asked.</summary>
    public RemovalRuling? Ruling { get; init; }
}
