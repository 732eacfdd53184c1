using Holdfast.Members;

namespace Holdfast.Policies;

/// <summary>Which questions a removal raises.</summary>
/// <param name="Wanted">What the caller or the member wants kept.</param>
/// <param name="AsksLeave">Whether the policy may refuse: not for the member, nor for the operator.</param>
/// <param name="RaisesToFloor">Whether less than the floor is raised to it: not for the member's own leaving.</param>
readonly record struct RemovalTerms(Disposition Wanted, bool AsksLeave, bool RaisesToFloor);
