using System.Text;

namespace Holdfast.Rego.Texts;

/// <summary>A text that grows up to a bound and then ends the evaluation.</summary>
sealed class BoundedText(long maxBytes)
{
    public const long NoBound = 1L << 30;

    readonly StringBuilder text = new();

    /// <summary>The length so far, in UTF-16 units.</summary>
    public int Length => text.Length;

    /// <inheritdoc/>
    public override string ToString() => text.ToString();

    public void Append(char unit)
    {
        Reserve(1);
        text.Append(unit);
    }

    public void Append(ReadOnlySpan<char> text)
    {
        Reserve(text.Length);
        this.text.Append(text);
    }

    void Reserve(int count)
    {
        if (2L * (text.Length + count) > maxBytes)
            throw new RegoLimitException(RegoLimit.OutputSize, $"A text would be larger than {maxBytes} bytes.");
    }
}
