namespace Holdfast.Recovery;

/// <summary>The first owner as somebody typed it. Its text form says nothing of the password.</summary>
public sealed class NewOwner(string username, string password, string? email)
{
    /// <summary>The username.</summary>
    public string Username { get; } = username;

    /// <summary>The password in clear.</summary>
    public string Password { get; } = password;

    /// <summary>The email address, if any.</summary>
    public string? Email { get; } = email;
}
