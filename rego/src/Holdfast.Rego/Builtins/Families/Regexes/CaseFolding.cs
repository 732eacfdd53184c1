using System.Text;

namespace Holdfast.Rego.Builtins.Families.Regexes;

/// <summary>Which code points differ only in case.</summary>
static class CaseFolding
{
    const int KelvinSign = 0x212A;
    const int AngstromSign = 0x212B;
    const int SmallLongS = 0x017F;

    static readonly Lazy<int[][]> Orbits = new(FindOrbits);

    /// <summary>The set with every member in both cases.</summary>
    public static CharSet Close(CharSet set)
    {
        if (set.Bounds.Length == 0 || set.Bounds[^1] < 0x80)
            return CloseAscii(set);
        var ranges = new List<(int First, int Last)>();
        for (var i = 0; i < set.Bounds.Length; i += 2)
            ranges.Add((set.Bounds[i], set.Bounds[i + 1]));
        foreach (var members in Orbits.Value)
        {
            if (members.Any(set.Contains))
                ranges.AddRange(members.Select(member => (member, member)));
        }
        return CharSet.Normalize(ranges);
    }

    static CharSet CloseAscii(CharSet set)
    {
        var added = new List<CharSet> { set };
        for (int upper = 'A', lower = 'a'; upper <= 'Z'; upper++, lower++)
        {
            if (!set.Contains(upper) && !set.Contains(lower))
                continue;
            added.Add(CharSet.Of(upper));
            added.Add(CharSet.Of(lower));
            if (lower is 'k' or 's')
                added.Add(CharSet.Of(lower == 'k' ? KelvinSign : SmallLongS));
        }
        return added.Count == 1 ? set : CharSet.Union([.. added]);
    }

    static int[][] FindOrbits()
    {
        var byUpper = new Dictionary<int, List<int>>();
        for (var code = 0; code <= CharSet.Last; code++)
        {
            if (!Rune.TryCreate(code, out var rune))
                continue;
            var upper = Root(rune);
            if (upper == code && Rune.ToLowerInvariant(rune).Value == code)
                continue;
            if (!byUpper.TryGetValue(upper, out var members))
                byUpper[upper] = members = [];
            members.Add(code);
        }
        return [.. byUpper.Values.Where(members => members.Count > 1).Select(members => members.ToArray())];
    }

    static int Root(Rune rune) => rune.Value switch
    {
        KelvinSign => 'K',
        AngstromSign => '\u00C5',
        SmallLongS => 'S',
        0x2126 => 0x03A9,
        0x1E9E => 0x00DF,
        0x0130 or 0x0131 => rune.Value,
        _ => Rune.ToUpperInvariant(Rune.ToLowerInvariant(rune)).Value,
    };
}
