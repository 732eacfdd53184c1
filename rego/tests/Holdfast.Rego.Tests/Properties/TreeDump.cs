using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Tests.Properties;

/// <summary>Writes a syntax tree in full, without places, so that two trees are the same when their texts are.</summary>
static class TreeDump
{
    public static string Of(Module module) =>
        $"(module {Values(module.Package)} {Join(module.Imports, Import)} {Join(module.Rules, Rule)})";

    static string Import(Import import) => $"(import {import.Root} {Values(import.Path)} {import.Alias})";

    static string Rule(Rule rule) =>
        $"(rule {rule.IsDefault} {rule.Head.Name} {Join(rule.Head.Path, Term)} {(rule.Head.Arguments is null ? "none" : Join(rule.Head.Arguments, Term))} {Optional(rule.Head.Member)} {Join(rule.Branches, Branch)})";

    static string Branch(Branch branch) => $"(branch {Optional(branch.Value)} {(branch.Body is null ? "none" : Body(branch.Body))})";

    static string Body(Body body) => Join(body.Statements, Statement);

    static string Statement(Statement statement) =>
        $"(statement {statement.IsNegated} {Claim(statement.Claim)} {Join(statement.Modifiers, modifier => $"({Term(modifier.Target)} {Term(modifier.Value)})")})";

    static string Claim(Claim claim) => claim switch
    {
        TermClaim term => Term(term.Term),
        DeclarationClaim declaration => $"(some {Join(declaration.Variables, Term)})",
        SomeClaim some => $"(in {Optional(some.Key)} {Term(some.Value)} {Term(some.Collection)})",
        EveryClaim every => $"(every {Optional(every.Key)} {Term(every.Value)} {Term(every.Collection)} {Body(every.Body)})",
        BodyClaim body => $"(body {Body(body.Body)})",
        _ => throw new InvalidOperationException(claim.ToString()),
    };

    static string Term(Term term) => term switch
    {
        ConstantTerm constant => $"{constant.Value.Kind}:{constant.Value}",
        VariableTerm variable => variable.IsWildcard ? "_" : $"${variable.Name}",
        RefTerm reference => $"(ref {Term(reference.Head)} {Join(reference.Path, Term)})",
        CallTerm call => $"(call {Term(call.Function)} {Join(call.Arguments, Term)})",
        InfixTerm infix => $"({infix.Operation} {Term(infix.Left)} {Term(infix.Right)})",
        MembershipTerm membership => $"(member {Optional(membership.Key)} {Term(membership.Value)} {Term(membership.Collection)})",
        ArrayTerm array => $"(array {Join(array.Items, Term)})",
        SetTerm set => $"(set {Join(set.Items, Term)})",
        ObjectTerm entries => $"(object {Join(entries.Entries, entry => $"({Term(entry.Key)} {Term(entry.Value)})")})",
        ComprehensionTerm comprehension => $"(each {comprehension.Kind} {Optional(comprehension.Key)} {Term(comprehension.Value)} {Body(comprehension.Body)})",
        TemplateTerm template => $"(template {Join(template.Texts, text => $"'{text}'")} {Join(template.Parts, Statement)})",
        _ => throw new InvalidOperationException(term.ToString()),
    };

    static string Optional(Term? term) => term is null ? "none" : Term(term);

    static string Values(IEnumerable<RegoValue> values) => Join(values, value => value.ToString());

    static string Join<T>(IEnumerable<T> items, Func<T, string> write) => $"({string.Join(' ', items.Select(write))})";
}
