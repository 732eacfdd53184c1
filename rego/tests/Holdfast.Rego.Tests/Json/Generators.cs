using FsCheck;
using FsCheck.Fluent;

namespace Holdfast.Rego.Tests.Json;

/// <summary>Values that JSON can hold.</summary>
static class Generators
{
    static readonly Gen<string> Texts = Gen.ArrayOf(Gen.Elements("a", "b", "\"", "\\", "\n", "<", "é", "\uFFFD", "😀", "\u2028", "\0")).Select(string.Concat);

    public static Arbitrary<RegoValue> Values { get; } = Gen.Sized(size => Value(Math.Min(size, 4))).ToArbitrary();

    static Gen<RegoValue> Value(int depth) => depth == 0 ? Scalar() : Gen.OneOf(
        Scalar(),
        Gen.ArrayOf(Value(depth - 1), 3).Select(items => (RegoValue)RegoArray.Of(items)),
        Gen.ListOf(from key in Texts from value in Value(depth - 1) select KeyValuePair.Create<RegoValue, RegoValue>(RegoString.Of(key), value), 3)
            .Select(entries => (RegoValue)RegoObject.Of([.. entries])));

    static Gen<RegoValue> Scalar() => Gen.OneOf(
        Gen.Constant((RegoValue)RegoNull.Value),
        Gen.Elements((RegoValue)RegoBoolean.True, RegoBoolean.False),
        Gen.Choose(-1000, 100_000).Select(n => (RegoValue)RegoNumber.Of(n)),
        Gen.Choose(-1000, 100_000).Select(n => (RegoValue)RegoNumber.Of(n / 7.0)),
        Texts.Select(text => (RegoValue)RegoString.Of(text)));
}
