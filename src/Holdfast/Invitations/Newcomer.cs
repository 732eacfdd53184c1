namespace Holdfast.Invitations;

/// <summary>What somebody typed to accept an invitation. Its text form says nothing of the password.</summary>
public sealed class Newcomer(string username, string password)
{
    /// <summary>The username.</summary>
    public string Username { get; } = username;

    /// <summary>The password in clear.</summary>
    public string Password { get; } = password;
}
