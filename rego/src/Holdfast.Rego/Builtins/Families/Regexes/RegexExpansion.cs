using System.Globalization;
using Holdfast.Rego.Limits;
using Holdfast.Rego.Texts;

namespace Holdfast.Rego.Builtins.Families.Regexes;

/// <summary>What to put in place of a match: text with <c>$1</c>, <c>$name</c>, <c>${name}</c> for groups, and <c>$$</c>.</summary>
sealed class RegexExpansion
{
    readonly List<(string Text, int Group)> parts = [];

    public RegexExpansion(string template, string[] groups)
    {
        var position = 0;
        while (position < template.Length)
        {
            var dollar = template.IndexOf('$', position);
            parts.Add((template[position..(dollar < 0 ? template.Length : dollar)], -1));
            if (dollar < 0)
                break;
            position = dollar + 1;
            if (position < template.Length && template[position] == '$')
            {
                parts.Add(("$", -1));
                position++;
            }
            else if (TryReadName(template, ref position, out var name))
            {
                parts.Add(("", FindGroup(name, groups)));
            }
            else
            {
                parts.Add(("$", -1));
            }
        }
    }

    public void Append(BoundedText target, string text, int[] match, BudgetMeter budget)
    {
        foreach (var (literal, group) in parts)
        {
            budget.Step();
            target.Append(literal);
            if (group >= 0 && group * 2 < match.Length && match[group * 2] >= 0)
                target.Append(text.AsSpan(match[group * 2], match[group * 2 + 1] - match[group * 2]));
        }
    }

    static bool TryReadName(string template, ref int position, out string name)
    {
        name = "";
        var braced = position < template.Length && template[position] == '{';
        var start = braced ? position + 1 : position;
        var end = start;
        while (end < template.Length && (char.IsLetterOrDigit(template[end]) || template[end] == '_'))
            end++;
        if (end == start || (braced && (end == template.Length || template[end] != '}')))
            return false;
        name = template[start..end];
        position = braced ? end + 1 : end;
        return true;
    }

    /// <summary>The group a name stands for; a large number stands for none.</summary>
    static int FindGroup(string name, string[] groups)
    {
        if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number < groups.Length ? number : int.MaxValue / 4;
        var index = Array.IndexOf(groups, name, 1);
        return index < 0 ? int.MaxValue / 4 : index;
    }
}
