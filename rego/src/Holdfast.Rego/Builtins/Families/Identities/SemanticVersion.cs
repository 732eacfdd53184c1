using System.Globalization;
using Holdfast.Rego.Texts;

namespace Holdfast.Rego.Builtins.Families.Identities;

/// <summary>A version number by semver.org, with or without a <c>v</c> in front.</summary>
readonly record struct SemanticVersion(long Major, long Minor, long Patch, string PreRelease) : IComparable<SemanticVersion>
{
    public static bool TryParse(string text, out SemanticVersion version)
    {
        version = default;
        var rest = text.StartsWith('v') ? text[1..] : text;
        var (numbers, build) = Cut(rest, '+');
        (numbers, var preRelease) = Cut(numbers, '-');
        if (!AreIdentifiers(build) || !AreIdentifiers(preRelease))
            return false;
        var parts = numbers.Split('.', 4);
        if (parts.Length != 3 || !Number(parts[0], out var major) || !Number(parts[1], out var minor) || !Number(parts[2], out var patch))
            return false;
        version = new(major, minor, patch, preRelease);
        return true;
    }

    public int CompareTo(SemanticVersion other)
    {
        var order = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        if (order != 0 || PreRelease == other.PreRelease)
            return order;
        if (PreRelease.Length == 0 || other.PreRelease.Length == 0)
            return PreRelease.Length == 0 ? 1 : -1;
        return CompareIdentifiers(PreRelease.Split('.'), other.PreRelease.Split('.'));
    }

    static int CompareIdentifiers(string[] left, string[] right)
    {
        for (var i = 0; i < left.Length && i < right.Length; i++)
        {
            var order = CompareIdentifier(left[i], right[i]);
            if (order != 0)
                return order;
        }
        return left.Length.CompareTo(right.Length);
    }

    static int CompareIdentifier(string left, string right)
    {
        var (leftIsNumber, rightIsNumber) = (left.All(char.IsAsciiDigit), right.All(char.IsAsciiDigit));
        if (leftIsNumber != rightIsNumber)
            return leftIsNumber ? -1 : 1;
        if (!leftIsNumber)
            return Math.Sign(CodePointOrder.Compare(left, right));
        var (a, b) = (left.TrimStart('0'), right.TrimStart('0'));
        return a.Length != b.Length ? a.Length.CompareTo(b.Length) : Math.Sign(string.CompareOrdinal(a, b));
    }

    static bool Number(string text, out long value) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    static bool AreIdentifiers(string text) =>
        text.Length == 0 || text.Split('.').All(part => part.Length > 0 && part.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'));

    static (string Before, string After) Cut(string text, char separator)
    {
        var index = text.IndexOf(separator);
        return index < 0 ? (text, "") : (text[..index], text[(index + 1)..]);
    }
}
