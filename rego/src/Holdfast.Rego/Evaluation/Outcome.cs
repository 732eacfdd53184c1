namespace Holdfast.Rego.Evaluation;

/// <summary>How a step ended.</summary>
enum Outcome
{
    /// <summary>No solution is left.</summary>
    Fail,

    /// <summary>It holds, once; the next step follows.</summary>
    Next,

    /// <summary>Enough solutions were found.</summary>
    Stop,
}
