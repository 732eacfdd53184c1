namespace Holdfast.Rego;

/// <summary>The kinds of values, in the order in which values of different kinds sort.</summary>
public enum RegoKind : byte
{
    /// <summary><c>null</c>.</summary>
    Null,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A text.</summary>
    String,

    /// <summary>A sequence.</summary>
    Array,

    /// <summary>Keys, of any kind, with a value each.</summary>
    Object,

    /// <summary>Distinct members.</summary>
    Set,
}
