namespace Holdfast.Rego;

/// <summary>One step of an evaluation.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="File">The name of the module.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Rule">The path of the rule, for steps of rules.</param>
public sealed record RegoTraceEvent(RegoTraceKind Kind, string File, int Line, int Column, string? Rule)
{
    /// <summary>The step on one line.</summary>
    public override string ToString() => $"{File}:{Line}:{Column} {Kind}{(Rule is null ? "" : " " + Rule)}";
}
