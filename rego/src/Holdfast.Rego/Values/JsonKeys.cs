using Holdfast.Rego.Texts;

namespace Holdfast.Rego.Values;

/// <summary>
/// The entries of an object under the keys they have in JSON: a key that is not a string becomes its JSON text. Sorted by that
/// key; where two keys become the same, the later in the order of values counts.
/// </summary>
static class JsonKeys
{
    public static IEnumerable<KeyValuePair<string, RegoValue>> Of(RegoObject entries) =>
        entries.Count == 0 || (entries.KeyAt(0).Kind == RegoKind.String && entries.KeyAt(entries.Count - 1).Kind == RegoKind.String)
            ? entries.Select(entry => KeyValuePair.Create(((RegoString)entry.Key).Value, entry.Value))
            : Renamed(entries);

    static SortedDictionary<string, RegoValue> Renamed(RegoObject entries)
    {
        var renamed = new SortedDictionary<string, RegoValue>(CodePointOrder.Instance);
        foreach (var (key, value) in entries)
            renamed[key is RegoString text ? text.Value : JsonText.Write(key)] = value;
        return renamed;
    }
}
