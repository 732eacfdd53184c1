namespace Holdfast.Rego;

/// <summary>The values <c>true</c> and <c>false</c>; each has one instance.</summary>
public sealed class RegoBoolean : RegoValue
{
    RegoBoolean(bool value) : base(RegoKind.Boolean, 0, 1) => Value = value;

    /// <summary>The value <c>true</c>.</summary>
    public static RegoBoolean True { get; } = new(true);

    /// <summary>The value <c>false</c>.</summary>
    public static RegoBoolean False { get; } = new(false);

    /// <summary>The value.</summary>
    public bool Value { get; }

    /// <summary>The instance for a value.</summary>
    public static RegoBoolean Of(bool value) => value ? True : False;

    private protected override int ComputeHash() => HashCode.Combine(RegoKind.Boolean, Value);
}
