using System.Globalization;
using System.Text;
using Holdfast.Refusals;

namespace Holdfast.Passkeys;

/// <summary>What its owner calls a passkey: trimmed, NFC, 1–64 code points, no control or formatting characters. Not unique.</summary>
public static class PasskeyName
{
    const int Longest = 64;

    /// <summary>Trims and parses; refuses with <c>invalid_passkey</c>.</summary>
    public static Outcome<string> Parse(string? text)
    {
        var name = (text ?? "").Trim().Normalize(NormalizationForm.FormC);
        if (name.EnumerateRunes().Count() is 0 or > Longest)
            return Fault($"a passkey's name must be 1-{Longest} characters");
        return name.EnumerateRunes().Any(rune => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format)
            ? Fault("a passkey's name must not hold control or formatting characters")
            : name;
    }

    static Refusal Fault(string sentence) => Refusal.InvalidPasskey(sentence) with { Field = "name" };
}
