using Holdfast.Policies;

namespace Holdfast.AspNetCore.Policies;

/// <summary>One version of a policy, in short.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Purpose">What it decides about.</param>
/// <param name="Version">Counts up for each purpose.</param>
/// <param name="Sha256">The SHA-256 of its text.</param>
public sealed record PolicyVersionView(Guid Id, string Purpose, int Version, string Sha256)
{
    internal static PolicyVersionView Of(PolicyVersion version) => new(version.Id.Value, version.Purpose.Name, version.Number, version.Sha256);
}
