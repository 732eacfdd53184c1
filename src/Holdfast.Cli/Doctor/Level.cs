namespace Holdfast.Cli.Doctor;

/// <summary>How bad a finding is.</summary>
enum Level
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>One loss away from wrong.</summary>
    Warning,

    /// <summary>Wrong.</summary>
    Wrong,
}
