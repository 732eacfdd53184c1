using System.Text;

namespace Holdfast.TestHost;

/// <summary>The lines removed from and added to a text, each with up to two unchanged lines around it.</summary>
public static class LineDiff
{
    const int Context = 2;

    public static string Between(string before, string after)
    {
        var lines = Walk(before.Split('\n'), after.Split('\n'));
        var text = new StringBuilder();
        var gap = false;
        for (var i = 0; i < lines.Count; i++)
        {
            if (IsNearAChange(lines, i))
            {
                text.Append(gap ? "  …\n" : "").Append(lines[i]).Append('\n');
                gap = false;
            }
            else
                gap = text.Length > 0;
        }
        return text.ToString();
    }

    static bool IsNearAChange(List<string> lines, int index)
    {
        for (var i = Math.Max(0, index - Context); i <= Math.Min(lines.Count - 1, index + Context); i++)
        {
            if (lines[i][0] != ' ')
                return true;
        }
        return false;
    }

    static List<string> Walk(string[] before, string[] after)
    {
        var common = CommonLengths(before, after);
        var lines = new List<string>();
        int i = 0, j = 0;
        while (i < before.Length || j < after.Length)
        {
            if (i < before.Length && j < after.Length && before[i] == after[j])
            {
                lines.Add("  " + before[i]);
                i++;
                j++;
            }
            else if (j == after.Length || (i < before.Length && common[i + 1, j] >= common[i, j + 1]))
                lines.Add("- " + before[i++]);
            else
                lines.Add("+ " + after[j++]);
        }
        return lines;
    }

    /// <summary>[i, j]: how many lines the longest common subsequence of before[i..] and after[j..] has.</summary>
    static int[,] CommonLengths(string[] before, string[] after)
    {
        var lengths = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
            {
                lengths[i, j] = before[i] == after[j]
                    ? lengths[i + 1, j + 1] + 1
                    : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }
        return lengths;
    }
}
