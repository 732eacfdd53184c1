namespace Holdfast.Rego.Builtins.Families.Formatting;

/// <summary>The flags, width and precision of the verb that is being formatted.</summary>
sealed class Directive
{
    public bool Sharp { get; set; }

    public bool Zero { get; set; }

    public bool Plus { get; set; }

    public bool Minus { get; set; }

    public bool Space { get; set; }

    /// <summary>The flag <c>#</c> on <c>%v</c>: texts are quoted.</summary>
    public bool SharpV { get; set; }

    public int? Width { get; set; }

    public int? Precision { get; set; }

    /// <summary>Whether zeros fill up on the left.</summary>
    public bool PadsWithZeros => Zero && !Minus;

    /// <summary>The sign to write for a number.</summary>
    public string Sign(bool negative) => negative ? "-" : Plus ? "+" : Space ? " " : "";

    public bool TrySetFlag(char flag)
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

    public void SetWidth(long width)
    {
        if (width < 0)
            Minus = true;
        Width = (int)Math.Abs(width);
    }

    public void Clear()
    {
        (Sharp, Zero, Plus, Minus, Space, SharpV) = (false, false, false, false, false, false);
        (Width, Precision) = (null, null);
    }
}
