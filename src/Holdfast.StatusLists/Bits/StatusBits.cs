namespace Holdfast.StatusLists.Bits;

/// <summary>
/// The bits of one list, by index. Index 0 is the left-most bit of the first byte, as W3C Bitstring Status List 1.0 counts. Not
/// thread-safe while it changes.
/// </summary>
public sealed class StatusBits
{
    readonly byte[] bytes;

    /// <summary>A list of zeros.</summary>
    /// <param name="length">
    /// How many entries: a multiple of eight, at least 131,072 (herd privacy, section 6.1 of the W3C standard).
    /// </param>
    public StatusBits(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, StatusListSize.Least);
        ArgumentOutOfRangeException.ThrowIfNotEqual(length % 8, 0);
        bytes = new byte[length / 8];
    }

    StatusBits(byte[] bytes) => this.bytes = bytes;

    /// <summary>How many entries.</summary>
    public int Length => bytes.Length * 8;

    /// <summary>The entry at an index.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is not in the list.</exception>
    public bool this[int index]
    {
        get => (bytes[Check(index) / 8] & MaskOf(index)) != 0;
        set
        {
            if (value)
                bytes[Check(index) / 8] |= MaskOf(index);
            else
                bytes[Check(index) / 8] &= (byte)~MaskOf(index);
        }
    }

    /// <summary>A list with these bytes, left-most bit first.</summary>
    public static StatusBits FromBytes(ReadOnlySpan<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes.Length * 8, StatusListSize.Least);
        return new(bytes.ToArray());
    }

    /// <summary>The bytes, left-most bit first.</summary>
    public byte[] ToBytes() => [.. bytes];

    static byte MaskOf(int index) => (byte)(0x80 >> (index % 8));

    int Check(int index) => (uint)index < (uint)Length ? index : throw new ArgumentOutOfRangeException(nameof(index), index, $"The list has {Length} entries.");
}
