using System.Globalization;
using System.Text;
using Holdfast.Rego.Limits;
using Holdfast.Rego.Texts;

namespace Holdfast.Rego.Builtins.Families.Formatting;

/// <summary>Reads a format from left to right and writes the arguments where its verbs stand.</summary>
internal sealed class FormatReader(string format, FormatArgument[] arguments, BoundedText text, BudgetMeter budget)
{
    private const int Largest = 1_000_000;

    private readonly Directive _directive = new();
    private int _position;
    private int _next;
    private bool _reordered;
    private bool _badIndex;

    internal void Run()
    {
        while (_position < format.Length)
        {
            var verb = format.IndexOf('%', _position);
            text.Append(format.AsSpan(_position, (verb < 0 ? format.Length : verb) - _position));
            if (verb < 0)
                break;
            _position = verb + 1;
            budget.Step();
            ReadVerb();
        }
        if (!_reordered && _next < arguments.Length)
            WriteExtra();
    }

    private void ReadVerb()
    {
        _directive.Clear();
        _badIndex = false;
        while (_position < format.Length && _directive.TrySetFlag(format[_position]))
            _position++;
        var indexed = ReadIndex();
        indexed = ReadWidth(indexed);
        indexed = ReadPrecision(indexed);
        if (!indexed)
            ReadIndex();
        if (_position >= format.Length)
        {
            text.Append("%!(NOVERB)");
            return;
        }
        Rune.DecodeFromUtf16(format.AsSpan(_position), out var verb, out var width);
        _position += width;
        Write(verb);
    }

    private void Write(Rune verb)
    {
        if (verb.Value == '%')
            text.Append('%');
        else if (_badIndex)
            text.Append($"%!{verb}(BADINDEX)");
        else if (_next >= arguments.Length)
            text.Append($"%!{verb}(MISSING)");
        else
        {
            if (verb.Value == 'v')
                (_directive.SharpV, _directive.Sharp, _directive.Plus) = (_directive.Sharp, false, false);
            new ArgumentWriter(text, _directive, budget).Write(arguments[_next++], verb);
        }
    }

    private bool ReadWidth(bool indexed)
    {
        if (!At('*'))
        {
            _directive.Width = ReadNumber();
            if (indexed && _directive.Width is not null)
                _badIndex = true;
            return indexed;
        }
        _position++;
        if (TakeInteger() is { } width)
            _directive.SetWidth(width);
        else
            text.Append("%!(BADWIDTH)");
        return false;
    }

    private bool ReadPrecision(bool indexed)
    {
        if (_position + 1 > format.Length || !At('.'))
            return indexed;
        _position++;
        if (indexed)
            _badIndex = true;
        indexed = ReadIndex();
        if (!At('*'))
        {
            _directive.Precision = ReadNumber() ?? 0;
            return indexed;
        }
        _position++;
        var precision = TakeInteger();
        if (precision is >= 0)
            _directive.Precision = (int)precision;
        else if (precision is null)
            text.Append("%!(BADPREC)");
        return false;
    }

    private bool At(char expected) => _position < format.Length && format[_position] == expected;

    /// <summary>The argument for a <c>*</c>, or null when it is no integer of a sane size.</summary>
    private long? TakeInteger()
    {
        if (_next >= arguments.Length)
            return null;
        var integer = arguments[_next++].Integer;
        return integer >= -Largest && integer <= Largest ? (long)integer : null;
    }

    /// <summary>Digits, if there are any; a number beyond all measure swallows the rest of the format.</summary>
    private int? ReadNumber()
    {
        var start = _position;
        while (_position < format.Length && char.IsAsciiDigit(format[_position]))
            _position++;
        if (start == _position)
            return null;
        if (int.TryParse(format.AsSpan(start, _position - start), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Largest)
            return number;
        _position = format.Length;
        return null;
    }

    /// <summary>An argument's index in brackets, from 1.</summary>
    private bool ReadIndex()
    {
        if (!At('['))
            return false;
        _reordered = true;
        var close = format.IndexOf(']', _position);
        if (close < 0)
        {
            _position++;
            _badIndex = true;
            return false;
        }
        var digits = format.AsSpan(_position + 1, close - _position - 1);
        _position = close + 1;
        var isNumber = digits.IndexOfAnyExceptInRange('0', '9') < 0 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        var index = isNumber ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;
        if (index < 1 || index > arguments.Length)
            _badIndex = true;
        else
            _next = index - 1;
        return isNumber;
    }

    private void WriteExtra()
    {
        _directive.Clear();
        text.Append("%!(EXTRA ");
        var separator = "";
        foreach (var argument in arguments.AsSpan(_next))
        {
            budget.Step();
            text.Append($"{separator}{argument.TypeName}=");
            new ArgumentWriter(text, _directive, budget).Write(argument, new Rune('v'));
            separator = ", ";
        }
        text.Append(')');
    }
}
