using Holdfast.Passkeys;

namespace Holdfast.Factors;

/// <summary>Finds out which second factors this instance can work with. Thread-safe.</summary>
public sealed class InstanceFactors
{
    readonly Func<FactorSupport> look;

    InstanceFactors(Func<FactorSupport> look) => this.look = look;

    /// <summary>Authenticators work while the key file is readable, passkeys at public addresses where browsers allow them.</summary>
    public InstanceFactors(KeyRing ring, Uri? publicUrl)
    {
        var passkeys = PasskeyAddress.Allows(publicUrl);
        look = () => new(ring.CanSeal, passkeys);
    }

    /// <summary>An instance that can always work with every factor.</summary>
    public static InstanceFactors All { get; } = new(static () => FactorSupport.All);

    /// <summary>What the instance can work with at this moment. Reads the key file.</summary>
    public FactorSupport Now => look();
}

/// <summary>Which second factors this instance can work with now.</summary>
/// <param name="Authenticators">It can seal and open the secrets of authenticators: its key file is readable.</param>
/// <param name="Passkeys">Browsers allow passkeys at its public address.</param>
public readonly record struct FactorSupport(bool Authenticators, bool Passkeys)
{
    /// <summary>An instance that can work with every factor.</summary>
    public static FactorSupport All { get; } = new(true, true);

    /// <summary>Whether a person without a second factor can enrol one.</summary>
    public bool CanEnrol => Authenticators || Passkeys;
}
