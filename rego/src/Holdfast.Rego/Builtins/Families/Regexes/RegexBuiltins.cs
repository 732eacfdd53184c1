using System.Diagnostics.CodeAnalysis;
using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families.Regexes;

/// <summary>Functions on regular expressions in the syntax of RE2.</summary>
static class RegexBuiltins
{
    const int BytesPerText = 64;

    static readonly PatternCache Patterns = new("regex", RegexProgram.Compile);

    public static readonly Builtin[] All =
    [
        Builtin.Function("regex.is_valid", [T.String], T.Boolean, IsValid),
        Builtin.Function("regex.match", [T.String, T.String], T.Boolean, Match),
        Builtin.Function("re_match", [T.String, T.String], T.Boolean, Match, BuiltinTraits.Removed),
        Builtin.Function("regex.find_n", [T.String, T.String, T.Number], T.Array, (in call) => Find(call, groups: false)),
        Builtin.Function("regex.find_all_string_submatch_n", [T.String, T.String, T.Number], T.Array, (in call) => Find(call, groups: true)),
        Builtin.Function("regex.split", [T.String, T.String], T.Array, Split),
        Builtin.Function("regex.replace", [T.String, T.String, T.String], T.String, Replace),
        Builtin.Function("regex.template_match", [T.String, T.String, T.String, T.String], T.Boolean, MatchTemplate),
        Builtin.Function("regex.globs_match", [T.String, T.String], T.Boolean, GlobsMatch),
    ];

    static bool Compile(in BuiltinCall call, string pattern, [NotNullWhen(true)] out RegexProgram? program)
    {
        program = null;
        try
        {
            program = Patterns.Get(call.Context, pattern);
            return true;
        }
        catch (RegexSyntaxException exception)
        {
            call.Fail(exception.Message);
            return false;
        }
    }

    static RegoBoolean IsValid(in BuiltinCall call)
    {
        call.Budget.Charge(call[0].Weight);
        if (call[0] is not RegoString pattern)
            return RegoBoolean.False;
        try
        {
            Patterns.Get(call.Context, pattern.Value);
            return RegoBoolean.True;
        }
        catch (RegexSyntaxException)
        {
            return RegoBoolean.False;
        }
    }

    static RegoBoolean? Match(in BuiltinCall call) =>
        call.String(0, out var pattern) && call.String(1, out var text) && Compile(call, pattern, out var program)
            ? RegoBoolean.Of(program.IsMatch(call.Budget, text))
            : null;

    static RegoArray? Find(in BuiltinCall call, bool groups)
    {
        if (!call.String(0, out var pattern) || !call.String(1, out var text) || !call.Int64(2, out var most) || !Compile(call, pattern, out var program))
            return null;
        var found = new List<RegoValue>();
        foreach (var match in program.FindAll(call.Budget, text, most, groups))
            found.Add(groups ? Groups(call, text, match) : Part(call, text, match[0], match[1]));
        return RegoArray.Adopt([.. found]);
    }

    static RegoArray Groups(in BuiltinCall call, string text, int[] match)
    {
        var groups = new RegoValue[match.Length / 2];
        for (var i = 0; i < groups.Length; i++)
            groups[i] = Part(call, text, match[i * 2], match[i * 2 + 1]);
        return RegoArray.Adopt(groups);
    }

    static RegoString Part(in BuiltinCall call, string text, int start, int end)
    {
        if (start < 0 || end <= start)
            return RegoString.Empty;
        call.Budget.ChargeOutput(BytesPerText + (end - start) * 2L);
        return RegoString.Of(text[start..end]);
    }

    static RegoArray? Split(in BuiltinCall call)
    {
        if (!call.String(0, out var pattern) || !call.String(1, out var text) || !Compile(call, pattern, out var program))
            return null;
        if (pattern.Length > 0 && text.Length == 0)
            return RegoArray.Of(call[1]);
        var parts = new List<RegoValue>();
        var (start, end) = (0, 0);
        foreach (var match in program.FindAll(call.Budget, text, -1, groups: false))
        {
            end = match[0];
            if (match[1] != 0)
                parts.Add(Part(call, text, start, end));
            start = match[1];
        }
        if (end != text.Length)
            parts.Add(Part(call, text, start, text.Length));
        return RegoArray.Adopt([.. parts]);
    }

    static RegoValue? Replace(in BuiltinCall call)
    {
        if (!call.String(0, out var text) || !call.String(1, out var pattern) || !call.String(2, out var template) || !Compile(call, pattern, out var program))
            return null;
        var replaced = call.NewText();
        var expansion = new RegexExpansion(template, program.Groups);
        var copied = 0;
        foreach (var match in program.FindAll(call.Budget, text, -1, groups: true))
        {
            replaced.Append(text.AsSpan(copied, match[0] - copied));
            expansion.Append(replaced, text, match, call.Budget);
            copied = match[1];
        }
        replaced.Append(text.AsSpan(copied));
        return call.Result(replaced);
    }

    static RegoValue? MatchTemplate(in BuiltinCall call)
    {
        if (!call.Text(0, out var template) || !call.String(1, out var text) || !call.String(2, out var open) || !call.String(3, out var close))
            return null;
        if (open.Length != 1 || close.Length != 1)
            return call.Fail($"{(open.Length != 1 ? "start" : "end")} delimiter has to be exactly one character long but is {(open.Length != 1 ? open : close).Length} long");
        if (RegexTemplate.ToPattern(template, open[0], close[0]) is not { } pattern)
            return call.Fail($"unbalanced braces in \"{template}\"");
        return Compile(call, pattern, out var program) ? RegoBoolean.Of(program.IsMatch(call.Budget, text)) : null;
    }

    static RegoValue? GlobsMatch(in BuiltinCall call)
    {
        if (!call.Text(0, out var left) || !call.Text(1, out var right))
            return null;
        try
        {
            return RegoBoolean.Of(GlobIntersection.Exists(GlobIntersection.Parse(left), GlobIntersection.Parse(right), call.Budget));
        }
        catch (RegexSyntaxException exception)
        {
            return call.Fail(exception.Message);
        }
    }
}
