using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families.Formatting;

/// <summary>Texts by a format, with the verbs, flags and complaints of Go's fmt package.</summary>
static class SprintfBuiltins
{
    public static readonly Builtin[] All =
    [
        Builtin.Function("sprintf", [T.String, T.Array], T.String, Format),
    ];

    static RegoString? Format(in BuiltinCall call)
    {
        if (!call.Text(0, out var format) || !call.Array(1, out var values))
            return null;
        call.Budget.Charge(call[1].Weight);
        var arguments = new FormatArgument[values.Count];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = FormatArgument.Of(values[i], call.Budget.MaxOutputBytes);
        var text = call.NewText();
        new FormatReader(format, arguments, text, call.Budget).Run();
        return call.Result(text);
    }
}
