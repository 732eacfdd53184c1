using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families.Network;

/// <summary>Functions on networks and the addresses in them.</summary>
static class CidrBuiltins
{
    const int BytesPerAddress = 160;
    const T Matchable = T.String | T.Array | T.Set | T.Object;

    public static readonly Builtin[] All =
    [
        Builtin.Function("net.cidr_contains", [T.String, T.String], T.Boolean, Contains),
        Builtin.Function("net.cidr_overlap", [T.String, T.String], T.Boolean, Contains, BuiltinTraits.Removed),
        Builtin.Function("net.cidr_intersects", [T.String, T.String], T.Boolean, Intersects),
        Builtin.Function("net.cidr_is_valid", [T.String], T.Boolean, (in call) => RegoBoolean.Of(call[0] is RegoString text && Cidr.TryParse(text.Value, out _))),
        Builtin.Function("net.cidr_contains_matches", [Matchable, Matchable], T.Set, ContainsMatches),
        Builtin.Function("net.cidr_expand", [T.String], T.Set, Expand),
        Builtin.Function("net.cidr_merge", [T.Array | T.Set], T.Set, Merge),
    ];

    static bool Network(in BuiltinCall call, int index, out Cidr network)
    {
        network = default;
        if (!call.Text(index, out var text))
            return false;
        if (Cidr.TryParse(text, out network))
            return true;
        call.Fail($"invalid CIDR address: {text}");
        return false;
    }

    static RegoBoolean? Intersects(in BuiltinCall call) =>
        Network(call, 0, out var left) && Network(call, 1, out var right) ? RegoBoolean.Of(left.Intersects(right)) : null;

    static RegoValue? Contains(in BuiltinCall call)
    {
        if (!Network(call, 0, out var network) || !call.Text(1, out var inner))
            return null;
        return Contains(network, inner) is { } answer
            ? RegoBoolean.Of(answer)
            : call.Fail($"not a valid textual representation of an IP address or CIDR: {inner}");
    }

    static bool? Contains(Cidr network, string inner)
    {
        if (IpText.TryParse(inner, out var address, out var bits))
            return network.Contains(address, bits);
        return Cidr.TryParse(inner, out var other) ? network.Contains(other) : null;
    }

    static RegoValue? ContainsMatches(in BuiltinCall call)
    {
        if (CidrMatch.Read(call, 0) is not { } networks || CidrMatch.Read(call, 1) is not { } candidates)
            return null;
        call.Budget.Charge((long)networks.Count * candidates.Count);
        var found = new RegoSetBuilder();
        foreach (var (text, index) in networks)
        {
            if (!Cidr.TryParse(text, out var network))
                return call.Fail($"invalid CIDR address: {text}");
            foreach (var (inner, innerIndex) in candidates)
            {
                if (Contains(network, inner) is not { } answer)
                    return call.Fail($"not a valid textual representation of an IP address or CIDR: {inner}");
                if (!answer)
                    continue;
                call.Budget.ChargeOutput(BytesPerAddress);
                found.Add(RegoArray.Of(index, innerIndex));
            }
        }
        return found.Build();
    }

    static RegoSet? Expand(in BuiltinCall call)
    {
        if (!Network(call, 0, out var network))
            return null;
        var count = network.Last - network.First;
        call.Budget.ChargeOutput(count > int.MaxValue ? long.MaxValue : ((long)count + 1) * BytesPerAddress);
        var addresses = new RegoSetBuilder();
        for (var address = network.First; ; address++)
        {
            call.Budget.Step();
            addresses.Add(RegoString.Of(IpText.Write(address, network.Bits)));
            if (address == network.Last)
                return addresses.Build();
        }
    }

    static RegoValue? Merge(in BuiltinCall call)
    {
        if (call[0] is not (RegoArray or RegoSet))
            return call.Fail("operand must be an array");
        var merge = new CidrMerge();
        foreach (var element in (IEnumerable<RegoValue>)call[0])
        {
            call.Budget.Charge(element.Weight);
            if (element is not RegoString text)
                return call.Fail("element must be string");
            if (merge.Add(text.Value) is { } fault)
                return call.Fail(fault);
        }
        var merged = new RegoSetBuilder();
        foreach (var network in merge.Run())
        {
            call.Budget.ChargeMemory(BytesPerAddress);
            merged.Add(RegoString.Of(network));
        }
        return merged.Build();
    }
}
