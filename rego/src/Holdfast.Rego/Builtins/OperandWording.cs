using Holdfast.Rego.Values;

namespace Holdfast.Rego.Builtins;

/// <summary>How faults of operands are worded, without the operand's number in front.</summary>
static class OperandWording
{
    public static string MustBe(RegoValue got, ReadOnlySpan<RegoKind> expected) =>
        $"must be {Choice(Names(expected))} but got {got.Kind.Name()}";

    public static string MustBeOneOf(ReadOnlySpan<string> choices) => $"must be {Choice(choices.ToArray())}";

    public static string MustHold(RegoValue collection, RegoValue element, ReadOnlySpan<RegoKind> expected)
    {
        var outer = collection.Kind.Name();
        var inner = expected.Length == 1 ? expected[0].Name() + "s" : $"(any of) {{{string.Join(", ", Names(expected))}}}";
        return $"must be {outer} of {inner} but got {outer} containing {element.Kind.Name()}";
    }

    static string Choice(string[] names) => names.Length == 1 ? names[0] : $"one of {{{string.Join(", ", names)}}}";

    static string[] Names(ReadOnlySpan<RegoKind> kinds)
    {
        var names = new string[kinds.Length];
        for (var i = 0; i < names.Length; i++)
            names[i] = kinds[i].Name();
        return names;
    }
}
