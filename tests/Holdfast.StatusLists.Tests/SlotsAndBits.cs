using Holdfast.StatusLists.Bits;

namespace Holdfast.StatusLists.Tests;

public sealed class SlotsAndBits
{
    const int Length = StatusListSize.Least;

    static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    [Theory]
    [InlineData(Length)]
    [InlineData(Length + 8)]
    [InlineData(1 << 18)]
    public void No_slot_is_given_twice_and_no_decoy_is_a_slot(int length)
    {
        var slots = new SlotSequence(Key, length);
        var seen = new bool[length];
        foreach (var slot in Enumerable.Range(0, slots.Assignable).Select(slots.SlotOf).Concat(slots.Decoys()))
        {
            Assert.False(seen[slot]);
            seen[slot] = true;
        }
        Assert.DoesNotContain(false, seen);
    }

    [Fact]
    public void A_list_takes_three_quarters_of_its_length_and_not_one_more()
    {
        var slots = new SlotSequence(Key, Length);
        Assert.Equal(98_304, slots.Assignable);
        Assert.Throws<ArgumentOutOfRangeException>(() => slots.SlotOf(98_304));
    }

    [Fact]
    public void No_member_is_born_revoked_with_decoys_on()
    {
        var slots = new SlotSequence(Key, Length);
        var bits = new StatusBits(Length);
        DecoyBits.Set(bits, slots);
        Assert.All(Enumerable.Range(0, slots.Assignable), number => Assert.False(bits[slots.SlotOf(number)]));
        var set = slots.Decoys().Count(decoy => bits[decoy]);
        Assert.InRange(set, 15_000, 17_800);
    }

    [Fact]
    public void Neighbours_in_time_are_not_neighbours_in_the_list()
    {
        var slots = new SlotSequence(Key, Length);
        var close = Enumerable.Range(0, 10_000).Count(i => Math.Abs(slots.SlotOf(i) - slots.SlotOf(i + 1)) < 100);
        Assert.InRange(close, 0, 60);
    }

    [Fact]
    public void The_first_index_is_the_left_most_bit()
    {
        var bits = new StatusBits(Length) { [0] = true, [9] = true };
        Assert.Equal([0x80, 0x40], bits.ToBytes()[..2]);
        bits[0] = false;
        Assert.Equal(0, bits.ToBytes()[0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => bits[Length]);
        Assert.Throws<ArgumentOutOfRangeException>(() => bits[-1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => new StatusBits(Length - 8));
    }

    [Fact]
    public void Both_encodings_carry_the_same_values()
    {
        var bits = new StatusBits(Length) { [0] = true, [7] = true, [8] = true, [Length - 1] = true };
        var encoded = BitstringEncoding.Encode(bits);
        Assert.StartsWith("u", encoded, StringComparison.Ordinal);
        Assert.Equal(bits.ToBytes(), BitstringEncoding.Decode(encoded).ToBytes());
        Assert.Equal(bits.ToBytes(), TokenListEncoding.Decode(TokenListEncoding.Encode(bits)).ToBytes());
    }

    [Theory]
    [InlineData("")]
    [InlineData("zAAAA")]
    [InlineData("u!!!")]
    [InlineData("uAAAA")]
    public void What_is_no_list_is_told_so(string text) => Assert.ThrowsAny<FormatException>(() => BitstringEncoding.Decode(text));

    [Fact]
    public void The_token_list_of_the_draft_reads_from_the_least_significant_bit()
    {
        // IETF Token Status List, section 4.1: the bytes b9 a3 stand for 1001110111000101 read from index 0.
        var bits = new StatusBits(Length);
        const string values = "1001110111000101";
        for (var i = 0; i < values.Length; i++)
            bits[i] = values[i] == '1';
        using var zlib = new System.IO.Compression.ZLibStream(
            new MemoryStream(System.Buffers.Text.Base64Url.DecodeFromChars(TokenListEncoding.Encode(bits))), System.IO.Compression.CompressionMode.Decompress);
        Assert.Equal([0xb9, 0xa3], [(byte)zlib.ReadByte(), (byte)zlib.ReadByte()]);
    }
}
