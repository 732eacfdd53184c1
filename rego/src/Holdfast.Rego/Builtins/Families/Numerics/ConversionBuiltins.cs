using System.Buffers;
using Holdfast.Rego.Texts;
using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families.Numerics;

/// <summary>Makes numbers of other values.</summary>
static class ConversionBuiltins
{
    static readonly SearchValues<string> NotFinite = SearchValues.Create(["inf", "infinity", "nan"], StringComparison.OrdinalIgnoreCase);

    public static readonly Builtin[] All =
    [
        Builtin.Function("to_number", [T.Null | T.Boolean | T.Number | T.String], T.Number, ToNumber),
    ];

    static RegoValue? ToNumber(in BuiltinCall call) => call[0] switch
    {
        RegoNull => RegoNumber.Zero,
        RegoBoolean truth => truth.Value ? RegoNumber.One : RegoNumber.Zero,
        RegoNumber number => number,
        RegoString text => Parse(call, text.Value),
        _ => call.WrongKind(0, RegoKind.Null, RegoKind.Boolean, RegoKind.Number, RegoKind.String),
    };

    static RegoValue? Parse(in BuiltinCall call, string text)
    {
        call.Budget.Charge(call[0].Weight);
        if (NotFinite.Contains(text.TrimStart('+', '-')))
            return call.FailOperand(0, "must be valid number string but got string");
        var parsed = NumberReading.Read(text);
        return parsed ?? call.Fail($"strconv.ParseFloat: parsing {QuotedText.Of(Excerpt(text))}: invalid syntax");
    }

    static string Excerpt(string text) => text.Length <= 100 ? text : text[..100];
}
