namespace Holdfast.StatusLists.Bits;

/// <summary>How large lists are and how much of them is assigned.</summary>
public static class StatusListSize
{
    /// <summary>The least number of entries: 16 KiB of bits, as W3C Bitstring Status List 1.0 demands for herd privacy.</summary>
    public const int Least = 131_072;

    /// <summary>How many entries of a list are ever assigned: three quarters; the rest are decoys.</summary>
    public static int AssignableOf(int length) => length / 4 * 3;
}
