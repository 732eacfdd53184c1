using System.Text;
using Holdfast.Accounts;
using Holdfast.Facts;
using Holdfast.Refusals;

namespace Holdfast.Passwords;

/// <summary>
/// What a new password must be: long enough, not common, not the account's own names. No composition rules, no truncation.
/// </summary>
/// <param name="Shortest">The least number of Unicode code points; 8, configurable upward.</param>
public sealed record PasswordRules(int Shortest = PasswordRules.Floor)
{
    const int Floor = 8;
    const int Longest = 256;

    /// <summary>
    /// In UTF-16 units before NFC. No text whose NFC has 256 code points is longer, so whatever is accepted can be checked.
    /// </summary>
    const int LongestTyped = 8 * Longest;

    const string ProductName = "holdfast";

    /// <summary>Refuses with <c>invalid_password</c>, saying which rule failed; done is the NFC form that is hashed.</summary>
    public Outcome<string> Check(string password, string? username, string? email)
    {
        if (!password.IsWellFormed)
            return Refusal.InvalidPassword("password must be well-formed Unicode");
        if (password.Contains('\0'))
            return Refusal.InvalidPassword("password must not hold the character U+0000");
        if (password.Length > LongestTyped)
            return Refusal.InvalidPassword($"password must be at most {Longest} characters");
        var normal = password.Normalize(NormalizationForm.FormC);
        var length = normal.EnumerateRunes().Count();
        if (length < Math.Max(Floor, Shortest))
            return Refusal.InvalidPassword($"password must be at least {Math.Max(Floor, Shortest)} characters");
        if (length > Longest)
            return Refusal.InvalidPassword($"password must be at most {Longest} characters");
        if (Same(normal, username) || Same(normal, email))
            return Refusal.InvalidPassword("password must not be the username or the email address");
        if (Same(normal, ProductName))
            return Refusal.InvalidPassword("password must not be the name of the product");
        return CommonPasswords.Contains(normal)
            ? Refusal.InvalidPassword("password is on the list of common passwords; choose another")
            : normal;
    }

    /// <summary>The form of a password that is hashed and checked; null when it cannot be one, so that no work is done for it.</summary>
    public static string? Normalize(string password) =>
        password.Length <= LongestTyped && password.IsWellFormed && !password.Contains('\0') ? password.Normalize(NormalizationForm.FormC) : null;

    static bool Same(string password, string? other) =>
        other is not null && EmailAddress.KeyOf(password) == EmailAddress.KeyOf(other);
}
