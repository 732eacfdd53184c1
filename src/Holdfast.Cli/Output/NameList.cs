namespace Holdfast.Cli.Output;

/// <summary>Names in a sentence: ten at most, then a count of the others.</summary>
static class NameList
{
    /// <summary>How many names are written out.</summary>
    public const int Most = 10;

    public static string Of(IReadOnlyCollection<string> names) => names.Count <= Most
        ? string.Join(", ", names)
        : $"{string.Join(", ", names.Take(Most))} and {names.Count - Most} more";
}
