using System.Text;
using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Syntax.Printing;

/// <summary>Writes syntax trees as Rego text that reads back as the same tree. Layout and parentheses are normalized.</summary>
sealed class SourceText
{
    readonly StringBuilder text = new();
    readonly TermPrinting terms;
    int indentation;

    SourceText() => terms = new TermPrinting(text, Write);

    public static string Of(Module module)
    {
        var source = new SourceText();
        source.Write(module);
        return source.text.ToString();
    }

    public static string Of(Body body)
    {
        var source = new SourceText();
        source.WriteStatements(body);
        return source.text.ToString();
    }

    public static string Of(Term term)
    {
        var source = new SourceText();
        source.terms.Write(term);
        return source.text.ToString();
    }

    void Write(Module module)
    {
        text.Append("package ");
        WritePath("", module.Package);
        text.Append('\n');
        foreach (var import in module.Imports)
            Write(import);
        foreach (var rule in module.Rules)
            Write(rule);
    }

    void Write(Import import)
    {
        text.Append("\nimport ");
        WritePath(import.Root, import.Path);
        if (import.Alias is not null)
            text.Append(" as ").Append(import.Alias);
    }

    void WritePath(string root, IReadOnlyList<RegoValue> path)
    {
        text.Append(root);
        foreach (var key in path)
        {
            if (text[^1] == ' ')
                text.Append(((RegoString)key).Value);
            else
                terms.WriteKey(new ConstantTerm(Place.None, key));
        }
    }

    void Write(Rule rule)
    {
        text.Append("\n\n");
        if (rule.IsDefault)
            text.Append("default ");
        Write(rule.Head);
        Write(rule.Branches[0]);
        foreach (var branch in rule.Branches.Skip(1))
        {
            text.Append(" else");
            Write(branch);
        }
    }

    void Write(RuleHead head)
    {
        text.Append(head.Name);
        foreach (var key in head.Path)
            terms.WriteKey(key);
        if (head.Arguments is not null)
            terms.WriteItems('(', head.Arguments, ')');
        if (head.Member is null)
            return;
        text.Append(" contains ");
        terms.Write(head.Member);
    }

    void Write(Branch branch)
    {
        if (branch.Value is not null)
        {
            text.Append(" := ");
            terms.Write(branch.Value);
        }
        if (branch.Body is not null)
        {
            text.Append(" if ");
            Write(branch.Body);
        }
    }

    /// <summary>A semicolon stands before a negative number, which would otherwise be subtracted from the line above.</summary>
    void Write(Body body)
    {
        text.Append('{');
        indentation++;
        foreach (var statement in body.Statements)
        {
            var end = text.Length;
            text.Append('\n').Append('\t', indentation);
            var start = text.Length;
            Write(statement);
            if (text[start] == '-' && text[end - 1] != '{')
                text.Insert(end, ';');
        }
        indentation--;
        text.Append('\n').Append('\t', indentation).Append('}');
    }

    /// <summary>Writes what stands behind the bar of a comprehension, or the whole of a query.</summary>
    void WriteStatements(Body body)
    {
        var separator = "";
        foreach (var statement in body.Statements)
        {
            text.Append(separator);
            Write(statement);
            separator = "; ";
        }
    }

    void Write(SyntaxPart part)
    {
        if (part.Statement is not null)
            Write(part.Statement);
        else
            WriteStatements(part.Body!);
    }

    void Write(Statement statement)
    {
        if (statement.IsNegated)
            text.Append("not ");
        if (statement is { IsNegated: true, Claim: TermClaim negated })
            terms.WriteNegated(negated.Term);
        else
            Write(statement.Claim);
        foreach (var modifier in statement.Modifiers)
        {
            text.Append(" with ");
            terms.Write(modifier.Target);
            text.Append(" as ");
            terms.Write(modifier.Value);
        }
    }

    void Write(Claim claim)
    {
        switch (claim)
        {
            case TermClaim term:
                terms.WriteTop(term.Term);
                break;
            case DeclarationClaim declaration:
                text.Append("some ").AppendJoin(", ", declaration.Variables.Select(variable => variable.SourceName));
                break;
            case SomeClaim some:
                text.Append("some ");
                WriteLoop(some.Key, some.Value, some.Collection);
                break;
            case EveryClaim every:
                text.Append("every ");
                WriteLoop(every.Key, every.Value, every.Collection);
                text.Append(' ');
                Write(every.Body);
                break;
            case BodyClaim body:
                Write(body.Body);
                break;
        }
    }

    void WriteLoop(Term? key, Term value, Term collection)
    {
        if (key is not null)
        {
            terms.WriteOperand(key);
            text.Append(", ");
        }
        terms.WriteOperand(value);
        text.Append(" in ");
        terms.WriteOperand(collection);
    }
}
