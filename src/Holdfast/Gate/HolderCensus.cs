using Holdfast.Roles;
using Holdfast.SignIn;

namespace Holdfast.Gate;

/// <summary>The lasting holders by exact role, and how many of them have a passkey: enough to count the holders under any settings.</summary>
/// <param name="Administrators">Lasting administrators.</param>
/// <param name="Developers">Lasting developers.</param>
/// <param name="AdministratorsWithPasskey">Those of the former with a passkey.</param>
/// <param name="DevelopersWithPasskey">Those of the latter with a passkey.</param>
public readonly record struct HolderCensus(int Administrators, int Developers, int AdministratorsWithPasskey, int DevelopersWithPasskey)
{
    /// <summary>How many of them the settings let sign in.</summary>
    public HolderCounts Under(SignInSettings settings)
    {
        var administrators = settings[Role.Administrator] == FactorPolicy.Passkey ? AdministratorsWithPasskey : Administrators;
        var developers = settings[Role.Developer] == FactorPolicy.Passkey ? DevelopersWithPasskey : Developers;
        return new(administrators + developers, developers);
    }
}
