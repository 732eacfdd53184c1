using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace Holdfast.StatusLists.Bits;

/// <summary>
/// The order in which the slots of one list are given away: a secret permutation of its indexes, so that a slot tells nothing of when its
/// holder joined and none is ever given twice. The first three quarters of the order are for members; the decoys live in the rest.
/// </summary>
/// <remarks>
/// A balanced Feistel network of eight rounds, walked until it lands inside the list (cycle walking). The round functions are tables that
/// HMAC-SHA256 fills once, so that finding a slot costs nanoseconds. Immutable, thread-safe.
/// </remarks>
public sealed class SlotSequence
{
    /// <summary>How many bytes a key has.</summary>
    public const int KeyBytes = 32;

    const int Rounds = 8;

    readonly byte[] key;
    readonly int halfBits;
    readonly ushort[][] rounds;

    /// <summary>The order of a list.</summary>
    /// <param name="key">32 secret random bytes, drawn when the list is opened.</param>
    /// <param name="length">How many entries the list has.</param>
    public SlotSequence(byte[] key, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(key.Length, KeyBytes);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, StatusListSize.Least);
        this.key = [.. key];
        Length = length;
        halfBits = (BitOperations.Log2((uint)length - 1) + 2) / 2;
        rounds = [.. Enumerable.Range(0, Rounds).Select(Round)];
    }

    /// <summary>How many entries the list has.</summary>
    public int Length { get; }

    /// <summary>How many members the list takes.</summary>
    public int Assignable => StatusListSize.AssignableOf(Length);

    /// <summary>The order of a list that is opened now.</summary>
    public static SlotSequence New() => new(RandomNumberGenerator.GetBytes(KeyBytes), StatusListSize.Least);

    /// <summary>The key, for the store. Whoever knows it knows in which order the members of the list joined.</summary>
    public byte[] ToKey() => [.. key];

    /// <summary>The slot of the member who joined as number <paramref name="number"/>, from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The list does not take so many.</exception>
    public int SlotOf(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, Assignable);
        return Permute(number);
    }

    /// <summary>The slots that no member ever gets.</summary>
    public IEnumerable<int> Decoys() => Enumerable.Range(Assignable, Length - Assignable).Select(Permute);

    /// <summary>As many random-looking bytes as asked for that depend on the key alone.</summary>
    internal byte[] Stream(int lane, int count)
    {
        var bytes = new byte[(count + 31) / 32 * 32];
        Span<byte> input = stackalloc byte[8];
        BinaryPrimitives.WriteInt32BigEndian(input, lane);
        for (var block = 0; block < bytes.Length / 32; block++)
        {
            BinaryPrimitives.WriteInt32BigEndian(input[4..], block);
            HMACSHA256.HashData(key, input, bytes.AsSpan(block * 32));
        }
        return bytes;
    }

    /// <summary>The lane of <see cref="Stream"/> that no round uses.</summary>
    internal const int FreeLane = Rounds;

    ushort[] Round(int round)
    {
        var stream = Stream(round, 2 << halfBits);
        var table = new ushort[1 << halfBits];
        for (var i = 0; i < table.Length; i++)
            table[i] = (ushort)(BinaryPrimitives.ReadUInt16BigEndian(stream.AsSpan(i * 2)) & (table.Length - 1));
        return table;
    }

    int Permute(int number)
    {
        var at = number;
        do
        {
            at = Encrypt(at);
        }
        while (at >= Length);
        return at;
    }

    int Encrypt(int value)
    {
        var (left, right) = (value >> halfBits, value & ((1 << halfBits) - 1));
        foreach (var table in rounds)
            (left, right) = (right, left ^ table[right]);
        return (left << halfBits) | right;
    }
}
