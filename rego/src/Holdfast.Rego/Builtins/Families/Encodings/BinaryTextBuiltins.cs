using System.Text;
using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families.Encodings;

/// <summary>Base64 and hexadecimal digits. Decoded bytes that are not UTF-8 become U+FFFD.</summary>
static class BinaryTextBuiltins
{
    delegate bool Decoder(string text, out byte[] bytes, out string fault);

    public static readonly Builtin[] All =
    [
        Builtin.Function("base64.encode", [T.String], T.String, (in call) => Encode(call, Base64Text.Encode)),
        Builtin.Function("base64.decode", [T.String], T.String, (in call) => Decode(call, Base64Text.TryDecode)),
        Builtin.Function("base64.is_valid", [T.String], T.Boolean, IsValid),
        Builtin.Function("base64url.encode", [T.String], T.String, (in call) => Encode(call, text => Pad(EncodeUrl(text)))),
        Builtin.Function("base64url.encode_no_pad", [T.String], T.String, (in call) => Encode(call, EncodeUrl)),
        Builtin.Function("base64url.decode", [T.String], T.String, (in call) => Decode(call, Base64Text.TryDecodeUrl)),
        Builtin.Function("hex.encode", [T.String], T.String, (in call) => Encode(call, text => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text)))),
        Builtin.Function("hex.decode", [T.String], T.String, (in call) => Decode(call, HexText.TryDecode)),
    ];

    static RegoString? Encode(in BuiltinCall call, Func<string, string> encode)
    {
        if (!call.Text(0, out var text))
            return null;
        call.Budget.ChargeText(text.Length * 4L);
        return RegoString.Of(encode(text));
    }

    static RegoValue? Decode(in BuiltinCall call, Decoder decode)
    {
        if (!call.Text(0, out var text))
            return null;
        call.Budget.ChargeText(text.Length);
        return decode(text, out var bytes, out var fault) ? RegoString.Of(Encoding.UTF8.GetString(bytes)) : call.Fail(fault);
    }

    static RegoBoolean IsValid(in BuiltinCall call)
    {
        call.Budget.Charge(call[0].Weight);
        return RegoBoolean.Of(call[0] is RegoString text && Base64Text.TryDecode(text.Value, out _, out _));
    }

    static string EncodeUrl(string text) => Base64Text.EncodeUrl(Encoding.UTF8.GetBytes(text));

    static string Pad(string text) => text.PadRight((text.Length + 3) / 4 * 4, '=');
}
