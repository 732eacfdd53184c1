namespace Holdfast.Rego.Builtins.Families.Regexes;

/// <summary>What a step of a program does.</summary>
enum RegexOperation : byte
{
    /// <summary>Takes one character of a set.</summary>
    Take,

    /// <summary>Goes on in two places, the first of which is preferred.</summary>
    Split,

    /// <summary>Goes on elsewhere.</summary>
    Jump,

    /// <summary>Notes the place as the start or end of a group.</summary>
    Save,

    /// <summary>Goes on if the place fulfills a condition.</summary>
    Assert,

    /// <summary>Has matched.</summary>
    Match,
}
