namespace Holdfast.Rego;

/// <summary>The kinds of steps in a <see cref="RegoTrace"/>.</summary>
public enum RegoTraceKind
{
    /// <summary>A statement is evaluated.</summary>
    Statement,

    /// <summary>A rule is entered.</summary>
    RuleEntered,

    /// <summary>A rule has given a value, or a multi-value rule has given all its values.</summary>
    RuleResult,

    /// <summary>A rule has no value.</summary>
    RuleUndefined,
}
