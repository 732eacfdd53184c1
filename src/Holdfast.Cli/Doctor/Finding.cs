namespace Holdfast.Cli.Doctor;

/// <summary>What one check found.</summary>
/// <param name="Level">How bad it is.</param>
/// <param name="Check">What was looked at.</param>
/// <param name="Sentence">What was found.</param>
/// <param name="Mend">The command that mends it; null where nothing needs mending.</param>
sealed record Finding(Level Level, string Check, string Sentence, string? Mend = null)
{
    public static Finding Good(string check, string sentence) => new(Level.Good, check, sentence);

    public static Finding Warning(string check, string sentence, string mend) => new(Level.Warning, check, sentence, mend);

    public static Finding Wrong(string check, string sentence, string mend) => new(Level.Wrong, check, sentence, mend);
}
