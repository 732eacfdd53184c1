using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Syntax.Parsing;

/// <summary>What a default rule may look like: a value without references to anything, and plain arguments.</summary>
static class DefaultRules
{
    public static Term Checked(Place place, RuleHead head, Term? value)
    {
        if (value is null || head.Member is not null)
            throw Fault(place, "must have a value");
        if (Forbidden(value) is { } found)
            throw Fault(place, $"value cannot contain {found}");
        if (head.Path.Any(key => key is not ConstantTerm))
            throw Fault(place, "the name cannot contain variables");
        CheckArguments(place, head.Arguments ?? []);
        return value;
    }

    static void CheckArguments(Place place, IReadOnlyList<Term> arguments)
    {
        var seen = new HashSet<string>();
        foreach (var argument in arguments)
        {
            if (argument is not VariableTerm variable)
                throw Fault(place, "arguments must be variables");
            if (!seen.Add(variable.Name))
                throw Fault(place, $"arguments cannot be repeated {variable.Name}");
        }
    }

    static string? Forbidden(Term term) => term switch
    {
        RefTerm => "ref",
        VariableTerm => "var",
        CallTerm or InfixTerm or MembershipTerm or TemplateTerm => "call",
        ArrayTerm array => First(array.Items),
        SetTerm set => First(set.Items),
        ObjectTerm entries => First(entries.Entries.SelectMany(entry => new[] { entry.Key, entry.Value })),
        _ => null,
    };

    static string? First(IEnumerable<Term> terms) => terms.Select(Forbidden).FirstOrDefault(found => found is not null);

    static SyntaxException Fault(Place place, string detail) =>
        new(place.Error(RegoErrorCode.Parse, $"illegal default rule ({detail})"));
}
