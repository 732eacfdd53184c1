using System.Text;
using Holdfast.Rego.Syntax.Lexing;
using Holdfast.Rego.Syntax.Tree;
using Holdfast.Rego.Values;

namespace Holdfast.Rego.Syntax.Printing;

/// <summary>Writes terms. Bodies inside terms are handed back to the writer of statements.</summary>
sealed class TermPrinting(StringBuilder text, Action<SyntaxPart> writePart)
{
    /// <summary>Writes a term that makes up a statement, where <c>:=</c> and <c>=</c> may stand.</summary>
    public void WriteTop(Term term)
    {
        if (term is not InfixTerm { Operation: TokenKind.Assign or TokenKind.Unify } binding)
        {
            Write(term);
            return;
        }
        Write(binding.Left);
        text.Append(' ').Append(OperatorText.Of(binding.Operation)).Append(' ');
        Write(binding.Right);
    }

    /// <summary>Writes a term behind <c>not</c>, where a brace might open a body.</summary>
    public void WriteNegated(Term term)
    {
        var start = text.Length;
        if (term is InfixTerm { Operation: TokenKind.Assign or TokenKind.Unify } binding)
        {
            WriteNegated(binding.Left);
            text.Append(' ').Append(OperatorText.Of(binding.Operation)).Append(' ');
            Write(binding.Right);
            return;
        }
        Write(term);
        if (text[start] == '{')
            text.Insert(start, '(').Append(')');
    }

    public void Write(Term term)
    {
        switch (term)
        {
            case ConstantTerm constant:
                WriteConstant(constant.Value);
                break;
            case VariableTerm variable:
                text.Append(variable.SourceName);
                break;
            case RefTerm reference:
                WriteRef(reference);
                break;
            case CallTerm call:
                Write(call.Function);
                WriteItems('(', call.Arguments, ')');
                break;
            case InfixTerm infix:
                WriteOperand(infix.Left);
                text.Append(' ').Append(OperatorText.Of(infix.Operation)).Append(' ');
                WriteOperand(infix.Right);
                break;
            case MembershipTerm membership:
                WriteMembership(membership);
                break;
            default:
                WriteCollection(term);
                break;
        }
    }

    /// <summary>Writes a term so that nothing around it can tear it apart.</summary>
    public void WriteOperand(Term term)
    {
        if (term is not (InfixTerm or MembershipTerm))
        {
            Write(term);
            return;
        }
        text.Append('(');
        Write(term);
        text.Append(')');
    }

    public void WriteKey(Term key)
    {
        if (key is ConstantTerm { Value: RegoString name } && IsWord(name.Value))
        {
            text.Append('.').Append(name.Value);
            return;
        }
        text.Append('[');
        Write(key);
        text.Append(']');
    }

    public void WriteItems(char open, IReadOnlyList<Term> items, char close)
    {
        text.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
                text.Append(", ");
            WriteOperand(items[i]);
        }
        text.Append(close);
    }

    static bool IsWord(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    void WriteRef(RefTerm reference)
    {
        Write(reference.Head);
        for (var i = 0; i < reference.Path.Count; i++)
        {
            if (i == 0 && reference.Head is VariableTerm head && Keywords.IsReserved(head.Name))
                text.Append('.').Append(((RegoString)((ConstantTerm)reference.Path[0]).Value).Value);
            else
                WriteKey(reference.Path[i]);
        }
    }

    void WriteMembership(MembershipTerm membership)
    {
        if (membership.Key is not null)
        {
            WriteOperand(membership.Key);
            text.Append(", ");
        }
        WriteOperand(membership.Value);
        text.Append(" in ");
        WriteOperand(membership.Collection);
    }

    void WriteCollection(Term term)
    {
        switch (term)
        {
            case ArrayTerm array:
                WriteItems('[', array.Items, ']');
                break;
            case SetTerm { Items.Count: 0 }:
                text.Append("set()");
                break;
            case SetTerm set:
                WriteItems('{', set.Items, '}');
                break;
            case ObjectTerm entries:
                WriteEntries(entries);
                break;
            case ComprehensionTerm comprehension:
                WriteComprehension(comprehension);
                break;
            case TemplateTerm template:
                WriteTemplate(template);
                break;
        }
    }

    void WriteEntries(ObjectTerm entries)
    {
        text.Append('{');
        for (var i = 0; i < entries.Entries.Count; i++)
        {
            if (i > 0)
                text.Append(", ");
            WriteOperand(entries.Entries[i].Key);
            text.Append(": ");
            WriteOperand(entries.Entries[i].Value);
        }
        text.Append('}');
    }

    void WriteComprehension(ComprehensionTerm comprehension)
    {
        text.Append(comprehension.Kind == RegoKind.Array ? '[' : '{');
        if (comprehension.Key is not null)
        {
            WriteOperand(comprehension.Key);
            text.Append(": ");
        }
        WriteOperand(comprehension.Value);
        text.Append(" | ");
        writePart(new SyntaxPart(null, comprehension.Body));
        text.Append(comprehension.Kind == RegoKind.Array ? ']' : '}');
    }

    void WriteTemplate(TemplateTerm template)
    {
        text.Append("$\"");
        for (var i = 0; i < template.Texts.Count; i++)
        {
            text.Append(StringLiteral.Body(template.Texts[i]).Replace("{", "\\{", StringComparison.Ordinal));
            if (i == template.Parts.Count)
                break;
            text.Append('{');
            writePart(new SyntaxPart(template.Parts[i], null));
            text.Append('}');
        }
        text.Append('"');
    }

    void WriteConstant(RegoValue value)
    {
        if (value is RegoString literal)
            text.Append('"').Append(StringLiteral.Body(literal.Value)).Append('"');
        else
            text.Append(TermText.Write(value));
    }
}
