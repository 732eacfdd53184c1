namespace Holdfast.Rego.Builtins;

/// <summary>What sets a builtin function apart.</summary>
[Flags]
enum BuiltinTraits
{
    None = 0,

    /// <summary>May answer differently in another evaluation: time, randomness. Within one evaluation it answers the same.</summary>
    Nondeterministic = 1,

    /// <summary>Yields any number of results, each of which is tried: <c>walk</c>.</summary>
    Relation = 2,

    /// <summary>Removed from the language in v1; calling it is a compile error.</summary>
    Removed = 4,

    /// <summary>Known, but not offered by this library; calling it is a compile error that says so.</summary>
    NotOffered = 8,
}
