using Holdfast.Passwords;

namespace Holdfast.AspNetCore.Pages;

/// <summary>A page with one form.</summary>
/// <param name="Path">Where it is and where its form goes, without the first slash.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Introduction">What the form does.</param>
/// <param name="Button">What pressing the button does.</param>
/// <param name="Fields">Its fields, besides the token.</param>
sealed record FormPage(string Path, string Title, string Introduction, string Button, IReadOnlyList<FormField> Fields)
{
    public static FormPage Setup(PasswordRules rules) => new(
        "setup",
        "Create the first owner",
        "This account may do everything here. The link works once and only while no account exists.",
        "Create owner",
        [
            new("username", "Username", "text", "username") { Hint = "2 to 32 of: a–z, 0–9, dot, underscore, hyphen." },
            new("email", "Email address (optional)", "email", "email") { IsRequired = false },
            Password("Password", rules),
        ]);

    public static FormPage Recover(PasswordRules rules) => new(
        "recover",
        "Set a new password",
        "The link works once. When the password is set, the sessions, passkeys and API keys of the account end.",
        "Set password",
        [Password("New password", rules)]);

    public static FormPage Invitation(PasswordRules rules) => new(
        "invitation",
        "Accept the invitation",
        "Choose the name and the password of your account. The link works once.",
        "Create account",
        [new("username", "Username", "text", "username") { Hint = "2 to 32 of: a–z, 0–9, dot, underscore, hyphen." }, Password("Password", rules)]);

    public static FormPage Forgot { get; } = new(
        "forgot",
        "Forgot your password?",
        "A link to set a new password is mailed to the account's own address. Passkeys go with the old password; an authenticator app stays.",
        "Send the link",
        [new("identifier", "Username or email address", "text", "username")]);

    static FormField Password(string label, PasswordRules rules) =>
        new("password", label, "password", "new-password") { Hint = $"At least {rules.Shortest} characters; a sentence is fine." };
}
