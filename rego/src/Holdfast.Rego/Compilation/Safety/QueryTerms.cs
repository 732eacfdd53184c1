using Holdfast.Rego.Compilation.Goals;
using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Compilation.Safety;

/// <summary>Finds the queries in a term; those inside other queries are left to them.</summary>
static class QueryTerms
{
    public static IEnumerable<QueryTerm> In(Term? term) => term switch
    {
        QueryTerm query => [query],
        RefTerm reference => reference.Path.SelectMany(In),
        ArrayTerm array => array.Items.SelectMany(In),
        SetTerm set => set.Items.SelectMany(In),
        ObjectTerm entries => entries.Entries.SelectMany(entry => In(entry.Key).Concat(In(entry.Value))),
        _ => [],
    };
}
