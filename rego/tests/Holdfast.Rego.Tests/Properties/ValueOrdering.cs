using FsCheck;
using FsCheck.Fluent;
using Holdfast.Rego.Tests.Json;

namespace Holdfast.Rego.Tests.Properties;

public sealed class ValueOrdering
{
    [Fact]
    public void Sets_and_objects_list_their_keys_in_the_order_of_values() =>
        Prop.ForAll(Gen.ArrayOf(Generators.Values.Generator, 12).ToArbitrary(), values =>
        {
            var set = RegoSet.Of(values);
            var entries = RegoObject.Of([.. values.Select(value => KeyValuePair.Create(value, value))]);
            var expected = values.Distinct().Order().ToList();
            return set.SequenceEqual(expected) && entries.Select(entry => entry.Key).SequenceEqual(expected);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_is_total() =>
        Prop.ForAll(Generators.Values, Generators.Values, Generators.Values, (a, b, c) =>
            Math.Sign(a.CompareTo(b)) == -Math.Sign(b.CompareTo(a)) &&
            a.CompareTo(b) == 0 == a.Equals(b) &&
            (a.CompareTo(b) > 0 || b.CompareTo(c) > 0 || a.CompareTo(c) <= 0)).QuickCheckThrowOnFailure();
}
