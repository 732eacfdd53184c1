namespace Holdfast.Passwords;

/// <summary>A hashed password in PHC string form. Its text form says nothing of it.</summary>
public sealed class PasswordHash(string phc)
{
    /// <summary>The PHC string, as the store keeps it.</summary>
    public string Phc { get; } = phc;

    /// <summary>Says nothing of the hash.</summary>
    public override string ToString() => "password hash";
}
