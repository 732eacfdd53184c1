namespace Holdfast.Passwords;

/// <summary>The present and the new password, in clear. Its text form says nothing of them.</summary>
public sealed class PasswordChange(string current, string @new)
{
    /// <summary>The present one.</summary>
    public string Current { get; } = current;

    /// <summary>The new one.</summary>
    public string New { get; } = @new;
}
