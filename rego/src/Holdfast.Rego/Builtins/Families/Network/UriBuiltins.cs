using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families.Network;

/// <summary>Functions on addresses of the web.</summary>
static class UriBuiltins
{
    public static readonly Builtin[] All =
    [
        Builtin.Function("uri.parse", [T.String], T.Object, Parse),
        Builtin.Function("uri.is_valid", [T.String], T.Boolean, IsValid),
    ];

    static RegoValue? Parse(in BuiltinCall call)
    {
        if (!call.Text(0, out var text))
            return null;
        call.Budget.ChargeText(text.Length * 2L);
        try
        {
            return UriParts.Parse(text).Describe();
        }
        catch (UriSyntaxException exception)
        {
            return call.Fail(exception.Message);
        }
    }

    static RegoBoolean IsValid(in BuiltinCall call)
    {
        call.Budget.Charge(call[0].Weight);
        if (call[0] is not RegoString { Value.Length: > 0 } text)
            return RegoBoolean.False;
        try
        {
            UriParts.Parse(text.Value);
            return RegoBoolean.True;
        }
        catch (UriSyntaxException)
        {
            return RegoBoolean.False;
        }
    }
}
