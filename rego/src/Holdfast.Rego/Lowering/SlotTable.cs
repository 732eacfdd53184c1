namespace Holdfast.Rego.Lowering;

/// <summary>Gives the variables of one rule branch their slots.</summary>
sealed class SlotTable
{
    readonly Dictionary<string, int> slots = [];

    public int Slots { get; private set; }

    public int Collectors { get; private set; }

    public int Of(string name)
    {
        if (!slots.TryGetValue(name, out var slot))
            slots[name] = slot = NewSlot();
        return slot;
    }

    public int NewSlot() => Slots++;

    public int NewCollector() => Collectors++;
}
