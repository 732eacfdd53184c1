using System.Globalization;
using System.Text;
using Holdfast.Rego.Limits;
using Holdfast.Rego.Texts;

namespace Holdfast.Rego.Builtins.Families.Formatting;

/// <summary>Reads a format from left to right and writes the arguments where its verbs stand.</summary>
sealed class FormatReader(string format, FormatArgument[] arguments, BoundedText text, BudgetMeter budget)
{
    const int Largest = 1_000_000;

    readonly Directive directive = new();
    int position;
    int next;
    bool reordered;
    bool badIndex;

    public void Run()
    {
        while (position < format.Length)
        {
            var verb = format.IndexOf('%', position);
            text.Append(format.AsSpan(position, (verb < 0 ? format.Length : verb) - position));
            if (verb < 0)
                break;
            position = verb + 1;
            budget.Step();
            ReadVerb();
        }
        if (!reordered && next < arguments.Length)
            WriteExtra();
    }

    void ReadVerb()
    {
        directive.Clear();
        badIndex = false;
        while (position < format.Length && directive.TrySetFlag(format[position]))
            position++;
        var indexed = ReadIndex();
        indexed = ReadWidth(indexed);
        indexed = ReadPrecision(indexed);
        if (!indexed)
            ReadIndex();
        if (position >= format.Length)
        {
            text.Append("%!(NOVERB)");
            return;
        }
        Rune.DecodeFromUtf16(format.AsSpan(position), out var verb, out var width);
        position += width;
        Write(verb);
    }

    void Write(Rune verb)
    {
        if (verb.Value == '%')
        {
            text.Append('%');
        }
        else if (badIndex)
        {
            text.Append($"%!{verb}(BADINDEX)");
        }
        else if (next >= arguments.Length)
        {
            text.Append($"%!{verb}(MISSING)");
        }
        else
        {
            if (verb.Value == 'v')
                (directive.SharpV, directive.Sharp, directive.Plus) = (directive.Sharp, false, false);
            new ArgumentWriter(text, directive, budget).Write(arguments[next++], verb);
        }
    }

    bool ReadWidth(bool indexed)
    {
        if (!At('*'))
        {
            directive.Width = ReadNumber();
            if (indexed && directive.Width is not null)
                badIndex = true;
            return indexed;
        }
        position++;
        if (TakeInteger() is { } width)
            directive.SetWidth(width);
        else
            text.Append("%!(BADWIDTH)");
        return false;
    }

    bool ReadPrecision(bool indexed)
    {
        if (position + 1 > format.Length || !At('.'))
            return indexed;
        position++;
        if (indexed)
            badIndex = true;
        indexed = ReadIndex();
        if (!At('*'))
        {
            directive.Precision = ReadNumber() ?? 0;
            return indexed;
        }
        position++;
        var precision = TakeInteger();
        if (precision is >= 0)
            directive.Precision = (int)precision;
        else if (precision is null)
            text.Append("%!(BADPREC)");
        return false;
    }

    bool At(char expected) => position < format.Length && format[position] == expected;

    /// <summary>The argument for a <c>*</c>, or null when it is no integer of a sane size.</summary>
    long? TakeInteger()
    {
        if (next >= arguments.Length)
            return null;
        var integer = arguments[next++].Integer;
        return integer >= -Largest && integer <= Largest ? (long)integer : null;
    }

    /// <summary>Digits, if there are any; a number beyond all measure swallows the rest of the format.</summary>
    int? ReadNumber()
    {
        var start = position;
        while (position < format.Length && char.IsAsciiDigit(format[position]))
            position++;
        if (start == position)
            return null;
        if (int.TryParse(format.AsSpan(start, position - start), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Largest)
            return number;
        position = format.Length;
        return null;
    }

    /// <summary>An argument's index in brackets, from 1.</summary>
    bool ReadIndex()
    {
        if (!At('['))
            return false;
        reordered = true;
        var close = format.IndexOf(']', position);
        if (close < 0)
        {
            position++;
            badIndex = true;
            return false;
        }
        var digits = format.AsSpan(position + 1, close - position - 1);
        position = close + 1;
        var isNumber = digits.IndexOfAnyExceptInRange('0', '9') < 0 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        var index = isNumber ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;
        if (index < 1 || index > arguments.Length)
            badIndex = true;
        else
            next = index - 1;
        return isNumber;
    }

    void WriteExtra()
    {
        directive.Clear();
        text.Append("%!(EXTRA ");
        var separator = "";
        foreach (var argument in arguments.AsSpan(next))
        {
            budget.Step();
            text.Append($"{separator}{argument.TypeName}=");
            new ArgumentWriter(text, directive, budget).Write(argument, new Rune('v'));
            separator = ", ";
        }
        text.Append(')');
    }
}
