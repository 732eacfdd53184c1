using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families.Yaml;

/// <summary>
/// Values to YAML texts and back. Of a text with several documents the first is read. Anchors, aliases, tags and keys that are
/// collections are refused.
/// </summary>
static class YamlBuiltins
{
    const int StepsPerPart = 8;

    public static readonly Builtin[] All =
    [
        Builtin.Function("yaml.marshal", [T.Any], T.String, Write),
        Builtin.Function("yaml.unmarshal", [T.String], T.Any, Read),
        Builtin.Function("yaml.is_valid", [T.String], T.Boolean, IsValid),
    ];

    static RegoString Write(in BuiltinCall call)
    {
        call.Budget.Charge((long)call[0].Weight * StepsPerPart);
        var text = call.NewText();
        new YamlWriter(text).WriteDocument(call[0]);
        return call.Result(text);
    }

    static RegoValue? Read(in BuiltinCall call)
    {
        if (!call.Text(0, out var text))
            return null;
        call.Budget.ChargeText((long)text.Length * StepsPerPart);
        try
        {
            return YamlReader.Read(text, call.Budget);
        }
        catch (YamlException exception)
        {
            return call.Fail(exception.Message);
        }
    }

    static RegoBoolean IsValid(in BuiltinCall call)
    {
        if (call[0] is not RegoString text)
            return RegoBoolean.False;
        call.Budget.ChargeText((long)text.Value.Length * StepsPerPart);
        try
        {
            YamlReader.Read(text.Value, call.Budget);
            return RegoBoolean.True;
        }
        catch (YamlException)
        {
            return RegoBoolean.False;
        }
    }
}
