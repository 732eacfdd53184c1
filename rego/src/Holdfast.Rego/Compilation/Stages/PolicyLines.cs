using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Compilation.Stages;

/// <summary>Finds the lines that coverage counts: those on which a rule or a statement of a rule's body starts.</summary>
static class PolicyLines
{
    public static IReadOnlyList<(string File, int Line)> Of(IEnumerable<Module> modules)
    {
        var lines = new HashSet<(string, int)>();
        foreach (var rule in modules.SelectMany(module => module.Rules))
        {
            lines.Add((rule.Place.File, rule.Place.Line));
            foreach (var statement in rule.Branches.SelectMany(branch => branch.Body?.Statements ?? []).Where(IsEvaluated))
                lines.Add((statement.Place.File, statement.Place.Line));
        }
        return [.. lines.Order()];
    }

    static bool IsEvaluated(Statement statement) => statement.Claim is not DeclarationClaim;
}
