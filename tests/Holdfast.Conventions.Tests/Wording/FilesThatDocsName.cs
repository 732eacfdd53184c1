using System.Text.RegularExpressions;

namespace Holdfast.Conventions.Tests.Wording;

/// <summary>
/// Paths of files in a document: whole, below <c>src/</c> without "Holdfast.", or below the kernel. X stands for the name of a concept.
/// </summary>
static partial class FilesThatDocsName
{
    static readonly string[] places = ["", "src/Holdfast.", "src/Holdfast/", "tests/Holdfast.Tests/"];

    public static IEnumerable<string> Missing(string document, IReadOnlyCollection<string> files) =>
        from Match path in Path().Matches(document)
        let name = path.Groups[1].Value
        where !name.Contains("/X/", StringComparison.Ordinal) && !places.Any(place => files.Any(file => IsOrLiesIn(file, place + name)))
        select $"{name} is named and is not there";

    static bool IsOrLiesIn(string file, string path) => file == path || file.StartsWith(path.TrimEnd('/') + "/", StringComparison.Ordinal);

    [GeneratedRegex(@"`((?:[A-Za-z.]+/)+(?:[A-Za-z]+\.cs)?)`")]
    private static partial Regex Path();
}
