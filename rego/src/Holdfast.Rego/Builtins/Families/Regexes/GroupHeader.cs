namespace Holdfast.Rego.Builtins.Families.Regexes;

/// <summary>Reads what may follow an opening parenthesis: a name, or flags.</summary>
static class GroupHeader
{
    /// <summary>Reads <c>?P&lt;name&gt;</c> or <c>?&lt;name&gt;</c>.</summary>
    public static bool TryReadName(string pattern, int position, out string name, out int length)
    {
        (name, length) = ("", 0);
        var rest = pattern.AsSpan(position);
        var open = rest.StartsWith("?P<") ? 3 : rest.StartsWith("?<") ? 2 : 0;
        if (open == 0)
            return false;
        var close = rest.IndexOf('>');
        if (close < 0)
            throw new RegexSyntaxException("invalid named capture", pattern[(position - 1)..]);
        name = rest[open..close].ToString();
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            throw new RegexSyntaxException("invalid named capture", pattern.Substring(position - 1, close + 2));
        length = close + 1;
        return true;
    }

    /// <summary>Reads flags up to and including the colon or the closing parenthesis.</summary>
    public static RegexFlags ReadFlags(string pattern, ref int position, RegexFlags flags)
    {
        var start = position - 1;
        var (negative, any) = (false, false);
        for (position++; position < pattern.Length; position++)
        {
            var c = pattern[position];
            if (c is ':' or ')')
            {
                if (negative && !any)
                    break;
                position++;
                return flags;
            }
            if (c == '-' && !negative)
            {
                (negative, any) = (true, false);
                continue;
            }
            var flag = Flag(c);
            if (flag == RegexFlags.None)
                break;
            any = true;
            flags = negative ? flags & ~flag : flags | flag;
        }
        if (position >= pattern.Length)
            throw new RegexSyntaxException("missing closing )", pattern);
        throw new RegexSyntaxException("invalid or unsupported Perl syntax", pattern[start..(position + 1)]);
    }

    static RegexFlags Flag(char letter) => letter switch
    {
        'i' => RegexFlags.IgnoreCase,
        'm' => RegexFlags.Multiline,
        's' => RegexFlags.DotMatchesLineEnd,
        'U' => RegexFlags.Ungreedy,
        _ => RegexFlags.None,
    };
}
