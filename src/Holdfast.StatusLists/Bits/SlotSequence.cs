using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace Holdfast.StatusLists.Bits;

/// <summary>
/// The order in which the slots of one list are given away: a secret permutation of its indexes, so that a slot tells nothing of when its holder joined and none is ever
/// given twice. The first three quarters of the order are for members; the decoys live in the rest.
/// </summary>
/// <remarks>A balanced Feistel network of eight rounds with HMAC-SHA256 over the index, walked until it lands inside the list (cycle walking). Immutable, thread-safe.</remarks>
public sealed class SlotSequence
{
    const int Rounds = 8;

    readonly byte[] key;
    readonly int halfBits;

    /// <summary>The order of a list.</summary>
    /// <param name="key">32 secret random bytes, drawn when the list is created.</param>
    /// <param name="length">How many entries the list has.</param>
    public SlotSequence(byte[] key, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(key.Length, 32);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, StatusListSize.Least);
        this.key = key;
        Length = length;
        halfBits = (BitOperations.Log2((uint)length - 1) + 2) / 2;
    }

    /// <summary>How many entries the list has.</summary>
    public int Length { get; }

    /// <summary>How many members the list takes.</summary>
    public int Assignable => StatusListSize.AssignableOf(Length);

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
        var mask = (1 << halfBits) - 1;
        var (left, right) = (value >> halfBits, value & mask);
        for (var round = 0; round < Rounds; round++)
            (left, right) = (right, left ^ (Mix(round, right) & mask));
        return (left << halfBits) | right;
    }

    int Mix(int round, int half)
    {
        Span<byte> input = stackalloc byte[8];
        BinaryPrimitives.WriteInt32BigEndian(input, round);
        BinaryPrimitives.WriteInt32BigEndian(input[4..], half);
        Span<byte> digest = stackalloc byte[32];
        HMACSHA256.HashData(key, input, digest);
        return BinaryPrimitives.ReadInt32BigEndian(digest);
    }
}
