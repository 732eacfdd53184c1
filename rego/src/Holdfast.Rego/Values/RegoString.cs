namespace Holdfast.Rego;

/// <summary>A text.</summary>
public sealed class RegoString : RegoValue
{
    const int CharactersPerPart = 16;

    RegoString(string value) : base(RegoKind.String, 0, 1 + Math.Min(value.Length / CharactersPerPart, MaxWeight)) => Value = value;

    /// <summary>The empty text.</summary>
    public static RegoString Empty { get; } = new("");

    /// <summary>The text.</summary>
    public string Value { get; }

    /// <summary>The value for a text.</summary>
    public static RegoString Of(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Length == 0 ? Empty : new RegoString(value);
    }

    private protected override int ComputeHash() => HashCode.Combine(RegoKind.String, Value.GetHashCode());
}
