using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families.Identities;

/// <summary>Functions on version numbers and UUIDs.</summary>
static class IdentityBuiltins
{
    const string UuidScope = "uuid.rfc4122";

    public static readonly Builtin[] All =
    [
        Builtin.Function("semver.is_valid", [T.Any], T.Boolean, IsValidVersion),
        Builtin.Function("semver.compare", [T.String, T.String], T.Number, CompareVersions),
        Builtin.Function(UuidScope, [T.String], T.String, NewUuid, BuiltinTraits.Nondeterministic),
        Builtin.Function("uuid.parse", [T.String], T.Object, ParseUuid),
    ];

    static RegoBoolean IsValidVersion(in BuiltinCall call)
    {
        call.Budget.Charge(call[0].Weight);
        return RegoBoolean.Of(call[0] is RegoString text && SemanticVersion.TryParse(text.Value, out _));
    }

    static RegoValue? CompareVersions(in BuiltinCall call)
    {
        if (!call.Text(0, out var first) || !call.Text(1, out var second))
            return null;
        if (!SemanticVersion.TryParse(first, out var left))
            return call.Fail($"operand 1: string \"{first}\" is not a valid SemVer");
        if (!SemanticVersion.TryParse(second, out var right))
            return call.Fail($"operand 2: string \"{second}\" is not a valid SemVer");
        return RegoNumber.Of(left.CompareTo(right));
    }

    static RegoString? NewUuid(in BuiltinCall call)
    {
        if (!call.Text(0, out _))
            return null;
        var random = call.Context.Random;
        call.Budget.ChargeMemory(call[0].Weight);
        return call.Context.Cache.Remember(UuidScope, call[0], _ => RegoString.Of(Uuid.Random(random)));
    }

    /// <summary>What a UUID tells about itself; undefined when the text is none.</summary>
    static RegoObject? ParseUuid(in BuiltinCall call)
    {
        if (!call.Text(0, out var text))
            return null;
        return Uuid.TryParse(text, out var uuid) ? uuid.Describe() : null;
    }
}
