namespace Holdfast.SignIn;

/// <summary>What somebody claims to sign in with. Its text form says nothing of the password.</summary>
public sealed class Credentials(string identifier, string password)
{
    /// <summary>A username or an email address.</summary>
    public string Identifier { get; } = identifier;

    /// <summary>The password in clear.</summary>
    public string Password { get; } = password;
}
