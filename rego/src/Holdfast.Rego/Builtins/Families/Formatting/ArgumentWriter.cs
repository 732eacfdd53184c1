using System.Text;
using Holdfast.Rego.Limits;
using Holdfast.Rego.Texts;

namespace Holdfast.Rego.Builtins.Families.Formatting;

/// <summary>Writes one argument by one verb, or says that the verb does not fit it.</summary>
sealed class ArgumentWriter(BoundedText text, Directive directive, BudgetMeter budget)
{
    public void Write(FormatArgument argument, Rune verb)
    {
        budget.Charge(1 + ((directive.Width ?? 0) + (directive.Precision ?? 0)) / 64);
        if (verb.Value == 'T')
            new TextVerbs(text, directive).Write(argument.TypeName, 's');
        else if (!TryWrite(argument, verb.IsBmp ? (char)verb.Value : '\0'))
            WriteBadVerb(argument, verb);
    }

    bool TryWrite(FormatArgument argument, char verb)
    {
        if (argument.Text is { } plain)
            return new TextVerbs(text, directive).Write(plain, verb);
        if (argument.Float is { } number)
            return new FloatVerbs(text, directive).Write(number, verb);
        var integer = argument.Integer!.Value;
        budget.Charge(integer.GetBitLength() / 64);
        return argument.IsBig
            ? new BigIntegerVerbs(text, directive).Write(integer, verb)
            : new IntegerVerbs(text, directive).Write((long)integer, verb);
    }

    void WriteBadVerb(FormatArgument argument, Rune verb)
    {
        text.Append($"%!{verb}({(argument.IsBig ? "big.Int" : argument.TypeName)}=");
        if (argument.IsBig)
            directive.Clear();
        TryWrite(argument, 'v');
        text.Append(')');
    }
}
