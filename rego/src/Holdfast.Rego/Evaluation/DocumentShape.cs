namespace Holdfast.Rego.Evaluation;

/// <summary>What kind of document stands at a node.</summary>
enum DocumentShape
{
    /// <summary>An object of the children, merged with base data.</summary>
    Branch,

    /// <summary>One value, from complete rules.</summary>
    Value,

    /// <summary>A set, from multi-value rules.</summary>
    Set,

    /// <summary>An object or nested objects with keys that the rules compute; the children are merged into it.</summary>
    Dynamic,

    /// <summary>A function; no document.</summary>
    Function,
}
