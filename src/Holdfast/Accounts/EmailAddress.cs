using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Holdfast.Facts;
using Holdfast.Refusals;

namespace Holdfast.Accounts;

/// <summary>
/// An email address: one mailbox as mail can be sent to it (RFC 5321, RFC 6531), trimmed, at most 254 bytes of UTF-8. Quoted local parts
/// and addresses of hosts are not taken. Unique by <see cref="Key"/>.
/// </summary>
public sealed record EmailAddress
{
    const int LongestInBytes = 254;
    const int LongestLocalInBytes = 64;
    const string AtomMarks = "!#$%&'*+-/=?^_`{|}~";

    static readonly IdnMapping domains = new() { UseStd3AsciiRules = true };

    EmailAddress(string value) => Value = value;

    /// <summary>The address as it was written.</summary>
    public string Value { get; }

    /// <summary>The form in which addresses are compared: NFC, lower case, the domain as A-labels.</summary>
    public string Key => KeyOf(Value);

    /// <summary>Trims and parses; blank means none (null); refuses with <c>invalid_email</c>.</summary>
    public static Outcome<EmailAddress?> Parse(string? text)
    {
        var trimmed = text?.Trim();
        if (string.IsNullOrEmpty(trimmed))
            return (EmailAddress?)null;
        if (!trimmed.Contains('@', StringComparison.Ordinal) || !trimmed.IsWellFormed || Encoding.UTF8.GetByteCount(trimmed) > LongestInBytes)
            return Refusal.InvalidEmail();
        return TryParse(trimmed, out var email) ? email : Refusal.UndeliverableEmail();
    }

    /// <summary>Parses an address that mail can be sent to.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out EmailAddress? email)
    {
        var trimmed = text.Trim();
        var acceptable = trimmed.IsWellFormed && Encoding.UTF8.GetByteCount(trimmed) <= LongestInBytes && PartsOf(trimmed) is var (local, domain)
            && IsLocal(local) && DomainKey(domain) is not null;
        email = acceptable ? new EmailAddress(trimmed) : null;
        return acceptable;
    }

    /// <summary>
    /// An address that the store holds, also one that an earlier version took and no mail reaches; null for what never was an address.
    /// </summary>
    public static EmailAddress? Stored(string text) => text.Contains('@', StringComparison.Ordinal) ? new EmailAddress(text) : null;

    /// <summary>The comparison key of any text, address or not.</summary>
    public static string KeyOf(string text)
    {
        var plain = (text.IsWellFormed ? text.Trim().Normalize(NormalizationForm.FormC) : text.Trim()).ToLowerInvariant();
        var (local, domain) = PartsOf(plain);
        return domain.Length > 0 && DomainKey(domain) is { } key ? $"{local}@{key}" : plain;
    }

    /// <summary>The local part and the domain; an empty domain where there is no <c>@</c>.</summary>
    internal static (string Local, string Domain) PartsOf(string address)
    {
        var at = address.LastIndexOf('@');
        return at < 0 ? (address, "") : (address[..at], address[(at + 1)..]);
    }

    /// <summary>A mail domain as A-labels in lower case; null for what is none.</summary>
    internal static string? DomainKey(string domain)
    {
        if (domain.Length is 0 or > 255 || domain[^1] == '.' || domain.Any(char.IsWhiteSpace))
            return null;
        try
        {
            // Other full stops are dots too: one at the end would give a mailbox a second key.
            var ascii = domains.GetAscii(domain).ToLowerInvariant();
            return ascii.EndsWith('.') ? null : ascii;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    /// <summary>Atoms with dots between them; beyond ASCII whatever is no control, space or formatting character.</summary>
    static bool IsLocal(string local) => Encoding.UTF8.GetByteCount(local) <= LongestLocalInBytes
        && local.Split('.').All(atom => atom.Length > 0 && atom.EnumerateRunes().All(IsOfAtom));

    static bool IsOfAtom(Rune rune) => rune.IsAscii
        ? Rune.IsLetterOrDigit(rune) || AtomMarks.Contains((char)rune.Value, StringComparison.Ordinal)
        : !Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune)
            && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);
}
