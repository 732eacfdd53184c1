using System.Diagnostics.CodeAnalysis;
using Holdfast.Rego.Values;

namespace Holdfast.Rego.Builtins.Families.Objects;

/// <summary>Reads paths: a text with slashes between its keys, or an array of keys.</summary>
static class PathReader
{
    /// <summary>The paths of the second operand, an array or a set.</summary>
    public static bool Read(in BuiltinCall call, [NotNullWhen(true)] out PathSet? paths)
    {
        paths = null;
        if (!call.Elements(1, out var elements, RegoKind.Set, RegoKind.Array))
            return false;
        call.Budget.Charge(call[1].Weight);
        call.Budget.ChargeMemory(call[1].Weight);
        var read = new PathSet();
        foreach (var element in elements)
        {
            if (Keys(element) is not { } keys)
            {
                call.FailOperand(1, $"must be one of {{set, array}} containing string paths or array of path segments but got {element.Kind.Name()}");
                return false;
            }
            read.Add(keys);
        }
        paths = read;
        return true;
    }

    /// <summary>The keys of a path, or null when the value is none. The empty text is the empty path.</summary>
    public static RegoValue[]? Keys(RegoValue path) => path switch
    {
        RegoArray array => array.Span.ToArray(),
        RegoString { Value: "" } => [],
        RegoString text => [.. text.Value.TrimStart('/').Split('/').Select(Unescape)],
        _ => null,
    };

    static RegoValue Unescape(string key) =>
        RegoString.Of(key.Contains('~') ? key.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal) : key);
}
