using Holdfast.Rego.Texts;
using Holdfast.Rego.Values;
using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families.Encodings;

/// <summary>The query parts of addresses.</summary>
static class QueryBuiltins
{
    const string WrongValue = "values must be string, array[string], or set[string]";

    public static readonly Builtin[] All =
    [
        Builtin.Function("urlquery.encode", [T.String], T.String, Encode),
        Builtin.Function("urlquery.decode", [T.String], T.String, Decode),
        Builtin.Function("urlquery.encode_object", [T.Object], T.String, EncodeObject),
        Builtin.Function("urlquery.decode_object", [T.String], T.Object, DecodeObject),
    ];

    static RegoString? Encode(in BuiltinCall call)
    {
        if (!call.Text(0, out var text))
            return null;
        var encoded = call.NewText();
        QueryText.Append(encoded, text);
        return call.Result(encoded);
    }

    static RegoValue? Decode(in BuiltinCall call)
    {
        if (!call.Text(0, out var text))
            return null;
        call.Budget.ChargeText(text.Length);
        return QueryText.TryDecode(text, plusIsSpace: true, out var decoded, out var fault) ? RegoString.Of(decoded) : call.Fail(fault);
    }

    static RegoValue? EncodeObject(in BuiltinCall call)
    {
        if (!call.Object(0, out var entries))
            return null;
        call.Budget.Charge(entries.Weight);
        var encoded = call.NewText();
        foreach (var (key, value) in JsonKeys.Of(entries))
        {
            if (value is RegoString single)
            {
                AppendPair(encoded, key, single.Value);
            }
            else if (value is not (RegoArray or RegoSet))
            {
                return call.FailOperand(0, WrongValue);
            }
            else
            {
                foreach (var part in (IEnumerable<RegoValue>)value)
                {
                    if (part is not RegoString text)
                        return call.FailOperand(0, WrongValue);
                    AppendPair(encoded, key, text.Value);
                }
            }
        }
        return call.Result(encoded);
    }

    static void AppendPair(BoundedText text, string key, string value)
    {
        if (text.Length > 0)
            text.Append('&');
        QueryText.Append(text, key);
        text.Append('=');
        QueryText.Append(text, value);
    }

    static RegoValue? DecodeObject(in BuiltinCall call)
    {
        if (!call.Text(0, out var text))
            return null;
        call.Budget.ChargeText(text.Length * 4L);
        var lists = new Dictionary<string, List<RegoValue>>();
        foreach (var pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            if (pair.Contains(';'))
                return call.Fail("invalid semicolon separator in query");
            call.Budget.ChargeMemory(64);
            var equals = pair.IndexOf('=');
            if (!QueryText.TryDecode(equals < 0 ? pair : pair[..equals], plusIsSpace: true, out var key, out var fault)
                || !QueryText.TryDecode(equals < 0 ? "" : pair[(equals + 1)..], plusIsSpace: true, out var value, out fault))
            {
                return call.Fail(fault);
            }
            if (!lists.TryGetValue(key, out var list))
                lists[key] = list = [];
            list.Add(RegoString.Of(value));
        }
        return RegoObject.Of([.. lists.Select(entry => KeyValuePair.Create<RegoValue, RegoValue>(RegoString.Of(entry.Key), RegoArray.Adopt([.. entry.Value])))]);
    }
}
