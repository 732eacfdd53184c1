using Holdfast.Rego.Values.Algebra;

namespace Holdfast.Rego.Tests.Values;

public sealed class Collections
{
    [Theory]
    [InlineData(0), InlineData(1), InlineData(8), InlineData(9), InlineData(1000)]
    public void Every_key_is_found(int count)
    {
        var builder = new RegoObjectBuilder();
        for (var i = 0; i < count; i++)
            builder.Set(RegoString.Of("key" + i), RegoNumber.Of(i));
        var entries = builder.Build();
        Assert.Equal(count, entries.Count);
        for (var i = 0; i < count; i++)
            Assert.Equal(RegoNumber.Of(i), entries.TryGetValue(RegoString.Of("key" + i), out var value) ? value : null);
        Assert.False(entries.TryGetValue(RegoString.Of("key" + count), out _));
    }

    [Fact]
    public void Content_counts_not_the_order_of_insertion()
    {
        var numbers = Enumerable.Range(0, 100).Select(n => (RegoValue)RegoNumber.Of(n)).ToArray();
        var up = RegoSet.Of(numbers);
        var down = RegoSet.Of([.. numbers.Reverse()]);
        Assert.True(up.Equals(down));
        Assert.Equal(up.GetHashCode(), down.GetHashCode());
    }

    [Fact]
    public void Two_ways_to_write_a_number_are_one_key()
    {
        var one = RegoValue.ParseJson("1.0");
        var set = RegoSet.Of(RegoNumber.One, one);
        Assert.Single(set);
        Assert.True(RegoSet.Of([.. Enumerable.Range(0, 50).Select(n => (RegoValue)RegoNumber.Of(n))]).Contains(one));
    }

    [Fact]
    public void Set_algebra()
    {
        var left = RegoSet.Of(RegoNumber.Of(1), RegoNumber.Of(2), RegoNumber.Of(3));
        var right = RegoSet.Of(RegoNumber.Of(2), RegoNumber.Of(3), RegoNumber.Of(4));
        Assert.Equal("{1, 2, 3, 4}", SetAlgebra.Union(left, right).ToString());
        Assert.Equal("{2, 3}", SetAlgebra.Intersection(left, right).ToString());
        Assert.Equal("{1}", SetAlgebra.Difference(left, right).ToString());
    }

    [Fact]
    public void A_value_cannot_be_too_deep()
    {
        RegoValue value = RegoArray.Empty;
        for (var i = 0; i < RegoValue.MaxDepth; i++)
            value = RegoArray.Of(value);
        var inner = RegoValue.ParseJson(value.ToJson()[1..^1]);
        Assert.Equal(0, value.CompareTo(RegoArray.Of(inner)));
        Assert.Equal(RegoLimit.ValueDepth, Assert.Throws<RegoLimitException>(() => RegoArray.Of(value)).Limit);
    }

    [Fact]
    public void Sharing_cannot_hide_the_size_of_a_value()
    {
        RegoValue value = RegoNull.Value;
        var thrown = Assert.Throws<RegoLimitException>(() =>
        {
            for (var i = 0; i < 100; i++)
                value = RegoArray.Of(value, value);
        });
        Assert.Equal(RegoLimit.ValueSize, thrown.Limit);
    }
}
