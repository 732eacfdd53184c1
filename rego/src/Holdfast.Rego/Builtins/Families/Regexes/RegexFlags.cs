namespace Holdfast.Rego.Builtins.Families.Regexes;

/// <summary>The switches a pattern may set: <c>(?imsU)</c>.</summary>
[Flags]
enum RegexFlags
{
    None = 0,
    IgnoreCase = 1,
    Multiline = 2,
    DotMatchesLineEnd = 4,
    Ungreedy = 8,
}
