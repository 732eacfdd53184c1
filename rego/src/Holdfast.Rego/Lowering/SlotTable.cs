namespace Holdfast.Rego.Lowering;

/// <summary>Gives the variables of one rule branch their slots.</summary>
internal sealed class SlotTable
{
    private readonly Dictionary<string, int> _slots = [];

    internal int Slots { get; private set; }

    internal int Collectors { get; private set; }

    internal int Of(string name)
    {
        if (!_slots.TryGetValue(name, out var slot))
            _slots[name] = slot = NewSlot();
        return slot;
    }

    internal int NewSlot() => Slots++;

    internal int NewCollector() => Collectors++;
}
