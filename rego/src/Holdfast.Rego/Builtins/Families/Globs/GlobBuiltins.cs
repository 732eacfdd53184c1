using System.Text;
using Holdfast.Rego.Builtins.Families.Regexes;
using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families.Globs;

/// <summary>Functions on globs: patterns as in shells.</summary>
static class GlobBuiltins
{
    const string Special = @"*?\[]{}";

    static readonly PatternCache Patterns = new("glob", GlobParser.Compile);

    public static readonly Builtin[] All =
    [
        Builtin.Function("glob.match", [T.String, T.Array | T.Null, T.String], T.Boolean, Match),
        Builtin.Function("glob.quote_meta", [T.String], T.String, QuoteMeta),
    ];

    static RegoBoolean? Match(in BuiltinCall call)
    {
        if (!call.String(0, out var pattern) || !Delimiters(call, out var delimiters) || !call.String(2, out var text))
            return null;
        try
        {
            return RegoBoolean.Of(Patterns.Get(call.Context, GlobParser.Key(delimiters, pattern)).IsMatch(call.Budget, text));
        }
        catch (RegexSyntaxException exception)
        {
            call.Fail(exception.Message);
            return null;
        }
    }

    /// <summary>The delimiters in one text: none for null, and the point for an empty array.</summary>
    static bool Delimiters(in BuiltinCall call, out string delimiters)
    {
        delimiters = call[1] is RegoNull ? "" : ".";
        if (call[1] is RegoNull)
            return true;
        if (!call.Array(1, out var array))
            return false;
        call.Budget.Charge(array.Weight);
        var joined = new StringBuilder();
        foreach (var element in array.Span)
        {
            if (element is not RegoString { Value: { Length: > 0 } unit } || Strings.CodePoints.Width(unit, 0) != unit.Length)
            {
                var expected = element is RegoString ? "rune" : "string";
                call.FailOperand(1, $"must be array of {expected}s but got array containing {Values.RegoKindNames.Name(element.Kind)}");
                return false;
            }
            joined.Append(unit);
        }
        if (joined.Length > 0)
            delimiters = joined.ToString();
        return true;
    }

    static RegoString? QuoteMeta(in BuiltinCall call)
    {
        if (!call.Text(0, out var text))
            return null;
        var quoted = call.NewText();
        foreach (var unit in text)
        {
            if (Special.Contains(unit))
                quoted.Append('\\');
            quoted.Append(unit);
        }
        return call.Result(quoted);
    }
}
