using System.Globalization;
using System.Text;

namespace Holdfast.Cli.Output;

/// <summary>
/// Text for a terminal. Whatever could move the cursor, turn the reading direction, hide, or look like a new row is shown as its code
/// point, so no value can forge what stands around it.
/// </summary>
static class Printable
{
    /// <summary>The text with everything but letters, digits, marks, punctuation, symbols and single spaces escaped.</summary>
    public static string Of(string? text)
    {
        var shown = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (IsHarmless(rune))
                shown.Append(rune.ToString());
            else
                shown.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:X4}}}");
        }
        return shown.ToString();
    }

    static bool IsHarmless(Rune rune) => rune.Value == ' ' || (!IsInvisible(rune.Value) && Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator));

    /// <summary>Letters and marks that Unicode lists as default-ignorable: they take no room, or look like a space.</summary>
    static bool IsInvisible(int value) => value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0 or 0xFFFD
        or (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF);
}
