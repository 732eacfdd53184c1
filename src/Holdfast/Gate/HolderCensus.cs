using Holdfast.Factors;
using Holdfast.Roles;
using Holdfast.SignIn;

namespace Holdfast.Gate;

/// <summary>
/// The lasting holders by exact role and by what they sign in with: enough to count the holders under any settings, on any instance.
/// </summary>
/// <param name="Administrators">Lasting administrators.</param>
/// <param name="Developers">Lasting developers.</param>
public readonly record struct HolderCensus(TierCensus Administrators, TierCensus Developers)
{
    /// <summary>All of them, whether they can sign in now or not.</summary>
    public HolderCounts Lasting => new(Administrators.All + Developers.All, Developers.All);

    /// <summary>How many of them can sign in under the settings, on an instance with this support.</summary>
    public HolderCounts Under(SignInSettings settings, FactorSupport support)
    {
        var developers = Developers.Under(settings, Role.Developer, support);
        return new(Administrators.Under(settings, Role.Administrator, support) + developers, developers);
    }
}
