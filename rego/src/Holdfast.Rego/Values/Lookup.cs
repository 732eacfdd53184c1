namespace Holdfast.Rego.Values;

/// <summary>Looks keys up in values.</summary>
static class Lookup
{
    /// <summary>
    /// The value under a key: of an object, at an index of an array, or the member itself for a set. Null when there is none.
    /// </summary>
    public static RegoValue? Find(RegoValue value, RegoValue key)
    {
        switch (value)
        {
            case RegoObject entries:
                return entries.Find(key);
            case RegoArray array:
                return key is RegoNumber number && number.TryGetInt64(out var index) && (ulong)index < (ulong)array.Count ? array[(int)index] : null;
            case RegoSet set:
                var position = set.Table.Find(key);
                return position < 0 ? null : set.Table.KeyAt(position);
            default:
                return null;
        }
    }

    /// <summary>As <see cref="Find"/>, in base data, where a number may stand for the key with its text.</summary>
    public static RegoValue? FindInData(RegoValue value, RegoValue key) =>
        Find(value, key) ?? (value is RegoObject entries && key is RegoNumber number ? entries.Find(RegoString.Of(number.Text)) : null);
}
