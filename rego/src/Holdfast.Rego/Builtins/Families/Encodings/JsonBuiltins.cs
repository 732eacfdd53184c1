using Holdfast.Rego.Texts;
using Holdfast.Rego.Values;
using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families.Encodings;

/// <summary>Values to JSON texts and back.</summary>
static class JsonBuiltins
{
    const string UsualIndent = "\t";
    const int StepsPerPart = 4;

    public static readonly Builtin[] All =
    [
        Builtin.Function("json.marshal", [T.Any], T.String, (in call) => Write(call, JsonLayout.Compact)),
        Builtin.Function("json.marshal_with_options", [T.Any, T.Object], T.String, WriteWithOptions),
        Builtin.Function("json.unmarshal", [T.String], T.Any, Read),
        Builtin.Function("json.is_valid", [T.String], T.Boolean, (in call) => RegoBoolean.Of(IsValid(call))),
    ];

    static RegoString Write(in BuiltinCall call, JsonLayout layout)
    {
        call.Budget.Charge((long)call[0].Weight * StepsPerPart);
        var text = call.NewText();
        text.Append(layout.Prefix);
        new JsonWriter(text, layout).Write(call[0]);
        return call.Result(text);
    }

    static RegoValue? WriteWithOptions(in BuiltinCall call)
    {
        if (!call.Object(1, out var options))
            return null;
        var (prefix, indent, implied) = ("", UsualIndent, false);
        bool? wanted = null;
        foreach (var (key, value) in options)
        {
            switch ((key as RegoString)?.Value)
            {
                case "pretty" when value is RegoBoolean pretty:
                    wanted = pretty.Value;
                    break;
                case "prefix" when value is RegoString text:
                    (prefix, implied) = (text.Value, true);
                    break;
                case "indent" when value is RegoString text:
                    (indent, implied) = (text.Value, true);
                    break;
                case "pretty":
                    return call.FailOperand(1, "key pretty failed cast to bool");
                case "prefix" or "indent":
                    return call.FailOperand(1, $"key {((RegoString)key).Value} failed cast to string");
                default:
                    return call.FailOperand(1, $"object contained unknown key {TermText.Write(key, call.Budget.MaxOutputBytes)}");
            }
        }
        return Write(call, wanted ?? implied ? new JsonLayout(true, prefix, indent) : JsonLayout.Compact);
    }

    static RegoValue? Read(in BuiltinCall call)
    {
        if (!call.Text(0, out var text))
            return null;
        call.Budget.ChargeText((long)text.Length * StepsPerPart);
        try
        {
            return JsonText.Parse(text);
        }
        catch (RegoJsonException exception)
        {
            return call.Fail(exception.Message);
        }
    }

    static bool IsValid(in BuiltinCall call)
    {
        call.Budget.Charge((long)call[0].Weight * StepsPerPart);
        if (call[0] is not RegoString text)
            return false;
        call.Budget.ChargeMemory(text.Value.Length * 4L);
        try
        {
            JsonText.Parse(text.Value);
            return true;
        }
        catch (RegoJsonException)
        {
            return false;
        }
    }
}
