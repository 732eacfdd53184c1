namespace Holdfast.StatusLists.Bits;

/// <summary>
/// Decoys: random bits in slots that no member ever gets, so that the number of set bits tells little. They are drawn with the key of the
/// list's order, when the list is opened, and follow from it: nothing needs to be stored for them.
/// </summary>
public static class DecoyBits
{
    /// <summary>Sets each decoy slot by the toss of a coin, always the same for one list.</summary>
    public static void Set(StatusBits bits, SlotSequence slots)
    {
        var decoys = slots.Decoys().ToArray();
        var tosses = slots.Stream(SlotSequence.FreeLane, (decoys.Length + 7) / 8);
        for (var i = 0; i < decoys.Length; i++)
            bits[decoys[i]] = (tosses[i / 8] & (1 << (i % 8))) != 0;
    }
}
