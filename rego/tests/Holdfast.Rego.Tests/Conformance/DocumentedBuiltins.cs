using Holdfast.Rego.Builtins;
using Holdfast.Rego.Builtins.Catalogue;

namespace Holdfast.Rego.Tests.Conformance;

public sealed class DocumentedBuiltins
{
    const string Internal = "internal.";

    [Fact]
    public void The_reference_names_each_builtin_once_where_it_belongs()
    {
        Assert.Equal(Names(offered: true), Listed("Builtin functions"));
        Assert.Equal(Names(offered: false), Listed("Declared and refused"));
    }

    static IEnumerable<string> Names(bool offered) => BuiltinTable.Standard.All
        .Where(builtin => !builtin.Name.StartsWith(Internal, StringComparison.Ordinal))
        .Where(builtin => offered == (builtin.Traits & (BuiltinTraits.NotOffered | BuiltinTraits.Removed)) is BuiltinTraits.None)
        .Select(builtin => builtin.Name)
        .Order(StringComparer.Ordinal);

    static IEnumerable<string> Listed(string heading)
    {
        var names = new List<string>();
        var inside = false;
        foreach (var line in File.ReadLines(Path.Combine(SharedFolder.Repository, "docs", "rego.md")))
        {
            if (line.StartsWith('#'))
                inside = line.TrimStart('#', ' ') == heading;
            else if (inside && line.StartsWith("- ", StringComparison.Ordinal))
                names.AddRange(line.Split('`').Where((_, index) => index % 2 == 1));
        }
        return names.Order(StringComparer.Ordinal);
    }
}
