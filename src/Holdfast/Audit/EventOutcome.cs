namespace Holdfast.Audit;

/// <summary>How the recorded act ended.</summary>
public enum EventOutcome
{
    /// <summary>Carried out.</summary>
    Done = 1,

    /// <summary>Refused by a rule.</summary>
    Refused = 2,

    /// <summary>Failed for another cause.</summary>
    Failed = 3,
}
