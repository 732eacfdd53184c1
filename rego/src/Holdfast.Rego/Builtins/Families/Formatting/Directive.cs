namespace Holdfast.Rego.Builtins.Families.Formatting;

/// <summary>The flags, width and precision of the verb that is being formatted.</summary>
internal sealed class Directive
{
    internal bool Sharp { get; set; }

    internal bool Zero { get; set; }

    internal bool Plus { get; set; }

    internal bool Minus { get; set; }

    internal bool Space { get; set; }

    /// <summary>The flag <c>#</c> on <c>%v</c>: texts are quoted.</summary>
    internal bool SharpV { get; set; }

    internal int? Width { get; set; }

    internal int? Precision { get; set; }

    /// <summary>Whether zeros fill up on the left.</summary>
    internal bool PadsWithZeros => Zero && !Minus;

    /// <summary>The sign to write for a number.</summary>
    internal string Sign(bool negative) => negative ? "-" : Plus ? "+" : Space ? " " : "";

    internal bool TrySetFlag(char flag)
    {
        switch (flag)
        {
            case '#':
                return Sharp = true;
            case '0':
                return Zero = true;
            case '+':
                return Plus = true;
            case '-':
                return Minus = true;
            case ' ':
                return Space = true;
            default:
                return false;
        }
    }

    internal void SetWidth(long width)
    {
        if (width < 0)
            Minus = true;
        Width = (int)Math.Abs(width);
    }

    internal void Clear()
    {
        (Sharp, Zero, Plus, Minus, Space, SharpV) = (false, false, false, false, false, false);
        (Width, Precision) = (null, null);
    }
}
