using Holdfast.Factors;

namespace Holdfast.SignIn;

/// <summary>What somebody confirms themself with. Its text form says nothing of it.</summary>
public sealed class Reauthentication(string password, FactorCode? code)
{
    /// <summary>The password in clear.</summary>
    public string Password { get; } = password;

    /// <summary>A code of the second factor.</summary>
    public FactorCode? Code { get; } = code;
}
