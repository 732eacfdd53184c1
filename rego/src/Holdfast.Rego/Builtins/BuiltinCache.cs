namespace Holdfast.Rego.Builtins;

/// <summary>Keeps what builtin functions have computed in this evaluation.</summary>
sealed class BuiltinCache
{
    const int MostEntries = 1024;

    readonly Dictionary<(string Scope, RegoValue Key), object> entries = [];

    /// <summary>The kept value, or a new one. A full cache keeps nothing more, so only cache here what may be computed again.</summary>
    /// <param name="scope">The function that caches, or the family that shares.</param>
    /// <param name="key">What the value depends on.</param>
    /// <param name="create">Computes the value.</param>
    public T GetOrAdd<T>(string scope, RegoValue key, Func<RegoValue, T> create) where T : class
    {
        if (entries.TryGetValue((scope, key), out var kept))
            return (T)kept;
        var created = create(key);
        if (entries.Count < MostEntries)
            entries[(scope, key)] = created;
        return created;
    }

    /// <summary>The kept value, or a new one that is kept whatever the number of entries, for results that must not change.</summary>
    public T Remember<T>(string scope, RegoValue key, Func<RegoValue, T> create) where T : class
    {
        if (!entries.TryGetValue((scope, key), out var kept))
            entries[(scope, key)] = kept = create(key);
        return (T)kept;
    }
}
