using System.Diagnostics.CodeAnalysis;
using System.Text;
using Holdfast.Refusals;

namespace Holdfast.Accounts;

/// <summary>An email address: trimmed, at most 254 bytes of UTF-8, with an '@'. Unique by <see cref="Key"/>.</summary>
public sealed record EmailAddress
{
    const int LongestInBytes = 254;

    EmailAddress(string value) => Value = value;

    /// <summary>The address as it was written.</summary>
    public string Value { get; }

    /// <summary>The form in which addresses are compared: NFC, lower case.</summary>
    public string Key => KeyOf(Value);

    /// <summary>Trims and parses; blank means none (null); refuses with <c>invalid_email</c>.</summary>
    public static Outcome<EmailAddress?> Parse(string? text)
    {
        var trimmed = text?.Trim();
        if (string.IsNullOrEmpty(trimmed))
            return (EmailAddress?)null;
        return TryParse(trimmed, out var email) ? email : Refusal.InvalidEmail();
    }

    /// <summary>Parses an address; control characters and white space within are not allowed.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out EmailAddress? email)
    {
        var trimmed = text.Trim();
        var acceptable = trimmed.Contains('@') && trimmed.IsWellFormed && Encoding.UTF8.GetByteCount(trimmed) <= LongestInBytes
            && !trimmed.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format);
        email = acceptable ? new EmailAddress(trimmed) : null;
        return acceptable;
    }

    /// <summary>The comparison key of any text, address or not.</summary>
    public static string KeyOf(string text) => (text.IsWellFormed ? text.Trim().Normalize(NormalizationForm.FormC) : text.Trim()).ToLowerInvariant();

    /// <inheritdoc/>
    public override string ToString() => Value;
}
