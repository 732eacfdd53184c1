namespace Holdfast.Rego.Builtins.Families.Times;

/// <summary>What looks like the letters of a time zone. They say nothing certain about the offset, so none is drawn from them.</summary>
static class ZoneNames
{
    const int LargestOffsetHours = 23;

    /// <summary>The length of the letters at the start, 0 when there are none.</summary>
    public static int LengthAt(ReadOnlySpan<char> text)
    {
        if (text.Length < 3)
            return 0;
        if (text.StartsWith("ChST") || text.StartsWith("MeST"))
            return 4;
        if (text.StartsWith("GMT"))
            return 3 + SignedOffsetLength(text[3..]);
        if (text[0] is '+' or '-')
            return SignedOffsetLength(text);
        var letters = text.IndexOfAnyExceptInRange('A', 'Z');
        letters = letters < 0 ? text.Length : letters;
        return letters switch
        {
            3 => 3,
            4 when text[3] == 'T' || text.StartsWith("WITA") => 4,
            5 when text[4] == 'T' => 5,
            _ => 0,
        };
    }

    static int SignedOffsetLength(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || text[0] is not ('+' or '-'))
            return 0;
        var end = text[1..].IndexOfAnyExceptInRange('0', '9');
        var digits = end < 0 ? text[1..] : text[1..(end + 1)];
        return digits.Length is > 0 and <= 4 && int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) <= LargestOffsetHours ? digits.Length + 1 : 0;
    }
}
