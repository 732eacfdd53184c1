using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families.Strings;

/// <summary>Functions that look at a whole text or make a new one of it.</summary>
static class StringBuiltins
{
    public static readonly Builtin[] All =
    [
        Builtin.Function("concat", [T.String, T.Array | T.Set], T.String, Concat),
        Builtin.Function("contains", [T.String, T.String], T.Boolean, (in call) => Test(call, (text, part) => text.Contains(part, StringComparison.Ordinal))),
        Builtin.Function("startswith", [T.String, T.String], T.Boolean, (in call) => Test(call, (text, part) => text.StartsWith(part, StringComparison.Ordinal))),
        Builtin.Function("endswith", [T.String, T.String], T.Boolean, (in call) => Test(call, (text, part) => text.EndsWith(part, StringComparison.Ordinal))),
        Builtin.Function("lower", [T.String], T.String, (in call) => Convert(call, LetterCase.Lower)),
        Builtin.Function("upper", [T.String], T.String, (in call) => Convert(call, LetterCase.Upper)),
        Builtin.Function("strings.reverse", [T.String], T.String, (in call) => Convert(call, Reverse)),
        Builtin.Function("format_int", [T.Number, T.Number], T.String, FormatInteger),
    ];

    static RegoBoolean? Test(in BuiltinCall call, Func<string, string, bool> test)
    {
        if (!call.Text(0, out var text) || !call.Text(1, out var part))
            return null;
        call.Budget.ChargeSearch(text, part);
        return RegoBoolean.Of(test(text, part));
    }

    static RegoValue? Convert(in BuiltinCall call, Func<string, string> convert)
    {
        if (!call.Text(0, out var text))
            return null;
        call.Budget.ChargeText(text.Length);
        var converted = convert(text);
        return converted == text ? call[0] : RegoString.Of(converted);
    }

    static RegoValue? Concat(in BuiltinCall call)
    {
        if (!call.Text(0, out var separator) || !call.Elements(1, out var elements, RegoKind.Set, RegoKind.Array))
            return null;
        var length = (long)separator.Length * elements.Count;
        foreach (var element in elements)
        {
            if (element is not RegoString part)
                return call.WrongElement(1, element, RegoKind.String);
            length += part.Value.Length;
        }
        call.Budget.ChargeText(length);
        return RegoString.Of(string.Join(separator, elements.Select(element => ((RegoString)element).Value)));
    }

    static string Reverse(string text)
    {
        var reversed = new char[text.Length];
        var end = text.Length;
        foreach (var rune in text.EnumerateRunes())
        {
            end -= rune.Utf16SequenceLength;
            rune.EncodeToUtf16(reversed.AsSpan(end));
        }
        return new string(reversed);
    }

    static RegoValue? FormatInteger(in BuiltinCall call)
    {
        if (!call.Number(0, out var number) || !call.Number(1, out var radix))
            return null;
        if (!radix.TryGetInt64(out var value) || value is not (2 or 8 or 10 or 16))
            return call.NotOneOf(1, "2", "8", "10", "16");
        if (!number.TryGetInteger(out var integer))
            integer = number.Form.ToFloat().Truncate();
        call.Budget.ChargeText(integer.GetBitLength());
        return RegoString.Of(IntegerText.Write(integer, (int)value));
    }
}
