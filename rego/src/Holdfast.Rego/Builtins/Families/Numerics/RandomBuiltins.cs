using System.Buffers.Binary;
using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families.Numerics;

/// <summary>Random numbers. The same operands give the same number for the rest of the evaluation.</summary>
static class RandomBuiltins
{
    const string Scope = "rand.intn";

    public static readonly Builtin[] All =
    [
        Builtin.Function(Scope, [T.String, T.Number], T.Number, Below, BuiltinTraits.Nondeterministic),
    ];

    static RegoNumber? Below(in BuiltinCall call)
    {
        if (!call.Text(0, out _) || !call.Int64(1, out var bound))
            return null;
        if (bound == 0)
            return RegoNumber.Zero;
        var (limit, random) = ((ulong)Math.Abs(Math.Max(bound, -long.MaxValue)), call.Context.Random);
        call.Budget.ChargeMemory(call[0].Weight);
        return call.Context.Cache.Remember(Scope, RegoArray.Of(call[0], RegoNumber.Of((long)limit)), _ => RegoNumber.Of((long)Draw(limit, random)));
    }

    /// <summary>Draws again where the last, incomplete run of remainders would favour small numbers.</summary>
    static ulong Draw(ulong limit, RandomFill random)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        var largest = ulong.MaxValue - ulong.MaxValue % limit;
        ulong drawn;
        do
        {
            random(bytes);
            drawn = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        }
        while (drawn >= largest);
        return drawn % limit;
    }
}
