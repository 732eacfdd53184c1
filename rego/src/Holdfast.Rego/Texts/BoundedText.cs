using System.Text;

namespace Holdfast.Rego.Texts;

/// <summary>A text that grows up to a bound and then ends the evaluation.</summary>
internal sealed class BoundedText(long maxBytes)
{
    internal const long NoBound = 1L << 30;

    private readonly StringBuilder _text = new();

    /// <summary>The length so far, in UTF-16 units.</summary>
    internal int Length => _text.Length;

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    internal void Append(char unit)
    {
        Reserve(1);
        _text.Append(unit);
    }

    internal void Append(ReadOnlySpan<char> text)
    {
        Reserve(text.Length);
        _text.Append(text);
    }

    private void Reserve(int count)
    {
        if (2L * (_text.Length + count) > maxBytes)
            throw new RegoLimitException(RegoLimit.OutputSize, $"A text would be larger than {maxBytes} bytes.");
    }
}
