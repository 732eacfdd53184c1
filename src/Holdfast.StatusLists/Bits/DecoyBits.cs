using System.Security.Cryptography;

namespace Holdfast.StatusLists.Bits;

/// <summary>Draws decoys: random bits in slots that no member ever gets, so that the number of set bits tells little.</summary>
public static class DecoyBits
{
    /// <summary>Sets each decoy slot by the toss of a coin. Called once, when the list is created.</summary>
    public static void Draw(StatusBits bits, SlotSequence slots)
    {
        var decoys = slots.Decoys().ToArray();
        var tosses = RandomNumberGenerator.GetBytes((decoys.Length + 7) / 8);
        for (var i = 0; i < decoys.Length; i++)
            bits[decoys[i]] = (tosses[i / 8] & (1 << (i % 8))) != 0;
    }
}
