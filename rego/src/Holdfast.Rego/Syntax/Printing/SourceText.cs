using System.Text;
using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Syntax.Printing;

/// <summary>Writes syntax trees as Rego text that reads back as the same tree. Layout and parentheses are normalized.</summary>
internal sealed class SourceText
{
    private readonly StringBuilder _text = new();
    private readonly TermPrinting _terms;
    private int _indentation;

    private SourceText() => _terms = new TermPrinting(_text, Write);

    internal static string Of(Module module)
    {
        var source = new SourceText();
        source.Write(module);
        return source._text.ToString();
    }

    internal static string Of(Body body)
    {
        var source = new SourceText();
        source.WriteStatements(body);
        return source._text.ToString();
    }

    internal static string Of(Term term)
    {
        var source = new SourceText();
        source._terms.Write(term);
        return source._text.ToString();
    }

    private void Write(Module module)
    {
        _text.Append("package ");
        WritePath("", module.Package);
        _text.Append('\n');
        foreach (var import in module.Imports)
            Write(import);
        foreach (var rule in module.Rules)
            Write(rule);
    }

    private void Write(Import import)
    {
        _text.Append("\nimport ");
        WritePath(import.Root, import.Path);
        if (import.Alias is not null)
            _text.Append(" as ").Append(import.Alias);
    }

    private void WritePath(string root, IReadOnlyList<RegoValue> path)
    {
        _text.Append(root);
        foreach (var key in path)
        {
            if (_text[^1] == ' ')
                _text.Append(((RegoString)key).Value);
            else
                _terms.WriteKey(new ConstantTerm(Place.None, key));
        }
    }

    private void Write(Rule rule)
    {
        _text.Append("\n\n");
        if (rule.IsDefault)
            _text.Append("default ");
        Write(rule.Head);
        Write(rule.Branches[0]);
        foreach (var branch in rule.Branches.Skip(1))
        {
            _text.Append(" else");
            Write(branch);
        }
    }

    private void Write(RuleHead head)
    {
        _text.Append(head.Name);
        foreach (var key in head.Path)
            _terms.WriteKey(key);
        if (head.Arguments is not null)
            _terms.WriteItems('(', head.Arguments, ')');
        if (head.Member is null)
            return;
        _text.Append(" contains ");
        _terms.Write(head.Member);
    }

    private void Write(Branch branch)
    {
        if (branch.Value is not null)
        {
            _text.Append(" := ");
            _terms.Write(branch.Value);
        }
        if (branch.Body is not null)
        {
            _text.Append(" if ");
            Write(branch.Body);
        }
    }

    /// <summary>A semicolon stands before a negative number, which would otherwise be subtracted from the line above.</summary>
    private void Write(Body body)
    {
        _text.Append('{');
        _indentation++;
        foreach (var statement in body.Statements)
        {
            var end = _text.Length;
            _text.Append('\n').Append('\t', _indentation);
            var start = _text.Length;
            Write(statement);
            if (_text[start] == '-' && _text[end - 1] != '{')
                _text.Insert(end, ';');
        }
        _indentation--;
        _text.Append('\n').Append('\t', _indentation).Append('}');
    }

    /// <summary>Writes what stands behind the bar of a comprehension, or the whole of a query.</summary>
    private void WriteStatements(Body body)
    {
        var separator = "";
        foreach (var statement in body.Statements)
        {
            _text.Append(separator);
            Write(statement);
            separator = "; ";
        }
    }

    private void Write(SyntaxPart part)
    {
        if (part.Statement is not null)
            Write(part.Statement);
        else
            WriteStatements(part.Body!);
    }

    private void Write(Statement statement)
    {
        if (statement.IsNegated)
            _text.Append("not ");
        if (statement is { IsNegated: true, Claim: TermClaim negated })
            _terms.WriteNegated(negated.Term);
        else
            Write(statement.Claim);
        foreach (var modifier in statement.Modifiers)
        {
            _text.Append(" with ");
            _terms.Write(modifier.Target);
            _text.Append(" as ");
            _terms.Write(modifier.Value);
        }
    }

    private void Write(Claim claim)
    {
        switch (claim)
        {
            case TermClaim term:
                _terms.WriteTop(term.Term);
                break;
            case DeclarationClaim declaration:
                _text.Append("some ").AppendJoin(", ", declaration.Variables.Select(variable => variable.SourceName));
                break;
            case SomeClaim some:
                _text.Append("some ");
                WriteLoop(some.Key, some.Value, some.Collection);
                break;
            case EveryClaim every:
                _text.Append("every ");
                WriteLoop(every.Key, every.Value, every.Collection);
                _text.Append(' ');
                Write(every.Body);
                break;
            case BodyClaim body:
                Write(body.Body);
                break;
        }
    }

    private void WriteLoop(Term? key, Term value, Term collection)
    {
        if (key is not null)
        {
            _terms.WriteOperand(key);
            _text.Append(", ");
        }
        _terms.WriteOperand(value);
        _text.Append(" in ");
        _terms.WriteOperand(collection);
    }
}
