namespace Holdfast.Storage.Sql;

/// <summary>A parameter with its type, so that nulls are typed as well and a statement keeps one plan.</summary>
readonly struct SqlValue
{
    readonly object? reference;
    readonly long number;
    readonly Guid uuid;

    SqlValue(SqlType type, bool isNull, long number = 0, Guid uuid = default, object? reference = null)
    {
        Type = type;
        IsNull = isNull;
        this.number = number;
        this.uuid = uuid;
        this.reference = reference;
    }

    public SqlType Type { get; }

    public bool IsNull { get; }

    public bool Truth => number != 0;

    public Guid Uuid => uuid;

    public Guid[] Uuids => (Guid[])reference!;

    /// <summary>The value as an object; null for a null.</summary>
    public object? Boxed => IsNull
        ? null
        : Type switch
        {
            SqlType.Uuid => uuid,
            SqlType.Number => number,
            SqlType.Truth => Truth,
            _ => reference,
        };

    /// <summary>Whether both have the same type and the same value. Arrays are the same only when they are one object.</summary>
    public bool Is(SqlValue other) =>
        Type == other.Type && IsNull == other.IsNull && number == other.number && uuid == other.uuid && Equals(reference, other.reference);

    public static implicit operator SqlValue(Guid value) => new(SqlType.Uuid, false, uuid: value);

    public static implicit operator SqlValue(Guid? value) => new(SqlType.Uuid, value is null, uuid: value ?? default);

    public static implicit operator SqlValue(Guid[] value) => new(SqlType.Uuids, false, reference: value);

    public static implicit operator SqlValue(long value) => new(SqlType.Number, false, value);

    public static implicit operator SqlValue(long? value) => new(SqlType.Number, value is null, value ?? 0);

    public static implicit operator SqlValue(bool value) => new(SqlType.Truth, false, value ? 1 : 0);

    public static implicit operator SqlValue(string? value) => new(SqlType.Text, value is null, reference: value);

    public static implicit operator SqlValue(byte[] value) => new(SqlType.Bytes, false, reference: value);

    public static implicit operator SqlValue(DateTimeOffset value) => new(SqlType.Number, false, Micros.Of(value));

    public static implicit operator SqlValue(DateTimeOffset? value) => new(SqlType.Number, value is null, value is { } at ? Micros.Of(at) : 0);
}
