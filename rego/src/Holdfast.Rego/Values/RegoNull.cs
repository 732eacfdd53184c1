namespace Holdfast.Rego;

/// <summary>The value <c>null</c>.</summary>
public sealed class RegoNull : RegoValue
{
    RegoNull() : base(RegoKind.Null, 0, 1) { }

    /// <summary>The one instance.</summary>
    public static RegoNull Value { get; } = new();

    private protected override int ComputeHash() => HashCode.Combine(RegoKind.Null);
}
