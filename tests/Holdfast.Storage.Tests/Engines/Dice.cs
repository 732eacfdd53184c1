namespace Holdfast.Storage.Tests.Engines;

/// <summary>A seeded generator of test data: xorshift, the same on every machine.</summary>
sealed class Dice(ulong seed)
{
    ulong state = seed;

    public int Below(int limit)
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return (int)(state % (ulong)limit);
    }

    public bool OneIn(int chances) => Below(chances) == 0;

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    public string Text(string alphabet, int length) => string.Create(length, (this, alphabet), static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
            span[i] = source.alphabet[source.Item1.Below(source.alphabet.Length)];
    });
}
