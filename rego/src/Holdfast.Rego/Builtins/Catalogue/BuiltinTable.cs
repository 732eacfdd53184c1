using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Holdfast.Rego.Builtins.Families;
using Holdfast.Rego.Builtins.Families.Crypto;
using Holdfast.Rego.Builtins.Families.Encodings;
using Holdfast.Rego.Builtins.Families.Formatting;
using Holdfast.Rego.Builtins.Families.Globs;
using Holdfast.Rego.Builtins.Families.Graphs;
using Holdfast.Rego.Builtins.Families.Identities;
using Holdfast.Rego.Builtins.Families.Network;
using Holdfast.Rego.Builtins.Families.Numerics;
using Holdfast.Rego.Builtins.Families.Objects;
using Holdfast.Rego.Builtins.Families.Regexes;
using Holdfast.Rego.Builtins.Families.Strings;
using Holdfast.Rego.Builtins.Families.Times;
using Holdfast.Rego.Builtins.Families.Tokens;
using Holdfast.Rego.Builtins.Families.Yaml;

namespace Holdfast.Rego.Builtins.Catalogue;

/// <summary>The builtin functions by name. Assembled by hand from the families, so that trimming keeps what is used.</summary>
sealed class BuiltinTable
{
    readonly FrozenDictionary<string, Builtin> builtins;

    public BuiltinTable(params ReadOnlySpan<Builtin[]> families)
    {
        var builtins = new Dictionary<string, Builtin>();
        foreach (var family in families)
        {
            foreach (var builtin in family)
                builtins.Add(builtin.Name, builtin);
        }
        this.builtins = builtins.ToFrozenDictionary();
    }

    /// <summary>All that Rego has.</summary>
    public static BuiltinTable Standard { get; } = new(
        AggregateBuiltins.All,
        ArithmeticBuiltins.All,
        ArrayBuiltins.All,
        ComparisonBuiltins.All,
        SetBuiltins.All,
        MembershipBuiltins.All,
        TypeBuiltins.All,
        StringBuiltins.All,
        SearchBuiltins.All,
        SplitBuiltins.All,
        ReplaceBuiltins.All,
        TrimBuiltins.All,
        TemplateBuiltins.All,
        BitBuiltins.All,
        RangeBuiltins.All,
        ConversionBuiltins.All,
        RandomBuiltins.All,
        UnitBuiltins.All,
        ObjectBuiltins.All,
        JsonPathBuiltins.All,
        GraphBuiltins.All,
        IdentityBuiltins.All,
        SprintfBuiltins.All,
        BinaryTextBuiltins.All,
        JsonBuiltins.All,
        QueryBuiltins.All,
        YamlBuiltins.All,
        HashBuiltins.All,
        RegexBuiltins.All,
        GlobBuiltins.All,
        CidrBuiltins.All,
        UriBuiltins.All,
        TimeBuiltins.All,
        TokenDecodeBuiltins.All,
        TokenVerifyBuiltins.All,
        TokenSignBuiltins.All,
        PrivateKeyBuiltins.All,
        EnvironmentBuiltins.All,
        RemovedBuiltins.All,
        ForeignBuiltins.All);

    public IEnumerable<Builtin> All => builtins.Values;

    public bool TryGet(string name, [NotNullWhen(true)] out Builtin? builtin) => builtins.TryGetValue(name, out builtin);
}
