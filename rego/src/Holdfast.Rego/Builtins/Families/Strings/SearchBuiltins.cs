using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families.Strings;

/// <summary>Functions that find texts in texts. Places and lengths count code points.</summary>
static class SearchBuiltins
{
    public static readonly Builtin[] All =
    [
        Builtin.Function("indexof", [T.String, T.String], T.Number, IndexOf),
        Builtin.Function("indexof_n", [T.String, T.String], T.Array, IndexesOf),
        Builtin.Function("strings.count", [T.String, T.String], T.Number, Count),
        Builtin.Function("substring", [T.String, T.Number, T.Number], T.String, Substring),
        Builtin.Function("strings.any_prefix_match", [T.String | T.Array | T.Set, T.String | T.Array | T.Set], T.Boolean, (in call) => AnyMatch(call, atEnd: false)),
        Builtin.Function("strings.any_suffix_match", [T.String | T.Array | T.Set, T.String | T.Array | T.Set], T.Boolean, (in call) => AnyMatch(call, atEnd: true)),
    ];

    static RegoValue? IndexOf(in BuiltinCall call)
    {
        if (!call.Text(0, out var text) || !call.Text(1, out var part))
            return null;
        if (part.Length == 0)
            return call.Fail("empty search character");
        call.Budget.ChargeSearch(text, part);
        var found = text.IndexOf(part, StringComparison.Ordinal);
        return RegoNumber.Of(found < 0 ? -1 : CodePoints.Count(text.AsSpan(0, found)));
    }

    static RegoValue? IndexesOf(in BuiltinCall call)
    {
        if (!call.Text(0, out var text) || !call.Text(1, out var part))
            return null;
        if (part.Length == 0)
            return call.Fail("empty search character");
        call.Budget.ChargeSearch(text, part);
        var found = new List<RegoValue>();
        var (start, counted, index) = (0, 0, 0);
        while ((start = text.IndexOf(part, start, StringComparison.Ordinal)) >= 0)
        {
            index += CodePoints.Count(text.AsSpan(counted, start - counted));
            counted = start;
            call.Budget.Step();
            found.Add(RegoNumber.Of(index));
            start += CodePoints.Width(text, start);
        }
        return RegoArray.Adopt([.. found]);
    }

    static RegoNumber? Count(in BuiltinCall call)
    {
        if (!call.Text(0, out var text) || !call.Text(1, out var part))
            return null;
        if (part.Length == 0)
            return RegoNumber.Of(CodePoints.Count(text) + 1);
        call.Budget.ChargeSearch(text, part);
        return RegoNumber.Of(text.AsSpan().Count(part));
    }

    static RegoValue? Substring(in BuiltinCall call)
    {
        if (!call.Text(0, out var text) || !call.Int64(1, out var offset) || !call.Int64(2, out var length))
            return null;
        if (offset < 0)
            return call.Fail("negative offset");
        call.Budget.ChargeText(text.Length);
        var start = CodePoints.Skip(text, 0, offset);
        var end = length < 0 ? text.Length : CodePoints.Skip(text, start, length);
        return start == 0 && end == text.Length ? call[0] : RegoString.Of(text[start..end]);
    }

    static RegoBoolean? AnyMatch(in BuiltinCall call, bool atEnd)
    {
        if (!Texts(call, 0, out var texts) || !Texts(call, 1, out var parts))
            return null;
        foreach (var text in texts)
        {
            call.Budget.Charge(Math.Min(call[1].Weight, (long)parts.Length * (1 + text.Length / 16)));
            foreach (var part in parts)
            {
                if (atEnd ? text.EndsWith(part, StringComparison.Ordinal) : text.StartsWith(part, StringComparison.Ordinal))
                    return RegoBoolean.True;
            }
        }
        return RegoBoolean.False;
    }

    static bool Texts(in BuiltinCall call, int index, out string[] texts)
    {
        texts = [];
        if (call[index] is RegoString single)
        {
            texts = [single.Value];
            return true;
        }
        if (!call.Elements(index, out var elements, RegoKind.String, RegoKind.Set, RegoKind.Array))
            return false;
        foreach (var element in elements)
        {
            if (element is not RegoString)
            {
                call.WrongElement(index, element, RegoKind.String);
                return false;
            }
        }
        call.Budget.Charge(call[index].Weight);
        texts = [.. elements.Select(element => ((RegoString)element).Value)];
        return true;
    }
}
