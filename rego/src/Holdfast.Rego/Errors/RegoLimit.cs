namespace Holdfast.Rego;

/// <summary>The bounds that may stop an evaluation.</summary>
public enum RegoLimit
{
    /// <summary><see cref="RegoLimits.MaxSteps"/> was used up.</summary>
    Steps,

    /// <summary><see cref="RegoLimits.Timeout"/> passed.</summary>
    Deadline,

    /// <summary>One result of a builtin function would be larger than <see cref="RegoLimits.MaxOutputBytes"/>.</summary>
    OutputSize,

    /// <summary>All results together would be larger than <see cref="RegoLimits.MaxAllocatedBytes"/>.</summary>
    Memory,

    /// <summary>Rules and functions call each other deeper than <see cref="RegoLimits.MaxDepth"/>.</summary>
    EvaluationDepth,

    /// <summary>A value is nested deeper than <see cref="RegoValue.MaxDepth"/>.</summary>
    ValueDepth,

    /// <summary>A value, written out, has more than <see cref="RegoValue.MaxWeight"/> parts.</summary>
    ValueSize,

    /// <summary>A number is too large, too small or too long; see <see cref="RegoNumber"/>.</summary>
    NumberSize,
}
