namespace Holdfast.Rego.Builtins.Families.Objects;

/// <summary>Looks parts of values up as references do: by key, by index, or by membership.</summary>
static class Members
{
    public static RegoValue? Find(RegoValue collection, RegoValue key) => collection switch
    {
        RegoObject entries => entries.Find(key),
        RegoSet set => set.Contains(key) ? key : null,
        RegoArray array => key is RegoNumber number && number.TryGetInt64(out var index) && index >= 0 && index < array.Count ? array[(int)index] : null,
        _ => null,
    };
}
