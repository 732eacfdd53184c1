namespace Holdfast.Rego.Tests.Values;

public sealed class Ordering
{
    static readonly RegoValue[] Sorted =
    [
        RegoNull.Value, RegoBoolean.False, RegoBoolean.True,
        RegoValue.ParseJson("-1e30"), RegoNumber.Of(-1), RegoValue.ParseJson("0.5"), RegoNumber.One, RegoValue.ParseJson("1.5"), RegoValue.ParseJson("1e300"),
        RegoString.Empty, RegoString.Of("a"), RegoString.Of("ab"), RegoString.Of("b"), RegoString.Of("\uFFFD"), RegoString.Of("😀"),
        RegoArray.Empty, RegoArray.Of(RegoNumber.One), RegoArray.Of(RegoNumber.One, RegoNumber.One), RegoArray.Of(RegoNumber.Of(2)),
        RegoObject.Empty, RegoValue.ParseJson("""{"a":1}"""), RegoValue.ParseJson("""{"a":1,"b":1}"""), RegoValue.ParseJson("""{"a":2}"""), RegoValue.ParseJson("""{"b":0}"""),
        RegoSet.Empty, RegoSet.Of(RegoNumber.One), RegoSet.Of(RegoNumber.Of(3), RegoNumber.One), RegoSet.Of(RegoNumber.Of(2)),
    ];

    [Fact]
    public void Is_total()
    {
        for (var i = 0; i < Sorted.Length; i++)
        {
            for (var j = 0; j < Sorted.Length; j++)
            {
                Assert.Equal(i.CompareTo(j), Math.Sign(Sorted[i].CompareTo(Sorted[j])));
                Assert.Equal(i == j, Sorted[i].Equals(Sorted[j]));
            }
        }
    }

    [Fact]
    public void Sets_and_objects_enumerate_in_order()
    {
        var set = RegoSet.Of([.. Sorted.Reverse()]);
        Assert.Equal(Sorted, set);
        var entries = RegoObject.Of([.. Sorted.Reverse().Select(v => KeyValuePair.Create(v, v))]);
        Assert.Equal(Sorted, entries.Select(e => e.Key));
        Assert.Equal(Sorted, entries.Select(e => e.Value));
    }
}
