namespace Holdfast.AspNetCore.Pages;

/// <summary>A page with one form.</summary>
/// <param name="Path">Where it is and where its form goes, without the first slash.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Introduction">What the form does.</param>
/// <param name="Button">What pressing the button does.</param>
/// <param name="Fields">Its fields, besides the token.</param>
sealed record FormPage(string Path, string Title, string Introduction, string Button, IReadOnlyList<FormField> Fields)
{
    static readonly FormField NewPassword = new("password", "Password", "password", "new-password") { Hint = "At least 8 characters; a sentence is fine." };

    public static FormPage Setup { get; } = new(
        "setup",
        "Create the first owner",
        "This account may do everything here. The link works once and only while no account exists.",
        "Create owner",
        [
            new("username", "Username", "text", "username") { Hint = "2 to 32 of: a–z, 0–9, dot, underscore, hyphen." },
            new("email", "Email address (optional)", "email", "email") { IsRequired = false },
            NewPassword,
        ]);

    public static FormPage Recover { get; } = new(
        "recover",
        "Set a new password",
        "The link works once. Every session of the account ends when the password is set.",
        "Set password",
        [NewPassword with { Label = "New password" }]);
}
