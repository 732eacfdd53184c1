using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families.Objects;

/// <summary>Functions on objects and their keys.</summary>
static class ObjectBuiltins
{
    const int BytesPerEntry = 32;
    const T Keys = T.Array | T.Set | T.Object;

    public static readonly Builtin[] All =
    [
        Builtin.Function("object.get", [T.Object, T.Any, T.Any], T.Any, Get),
        Builtin.Function("object.keys", [T.Object], T.Set, KeysOf),
        Builtin.Function("object.remove", [T.Object, Keys], T.Object, (in call) => Select(call, listed: false)),
        Builtin.Function("object.filter", [T.Object, Keys], T.Object, (in call) => Select(call, listed: true)),
        Builtin.Function("object.subset", [T.Object | T.Array | T.Set, T.Object | T.Array | T.Set], T.Boolean, IsSubset),
        Builtin.Function("object.union", [T.Object, T.Object], T.Object, Union),
        Builtin.Function("object.union_n", [T.Array], T.Object, UnionAll),
    ];

    /// <summary>Takes the value of a key, or follows an array of keys; the third operand stands in for what is missing.</summary>
    static RegoValue? Get(in BuiltinCall call)
    {
        if (!call.Object(0, out var entries))
            return null;
        call.Budget.Charge(call[1].Weight);
        if (call[1] is not RegoArray path)
            return entries.Find(call[1]) ?? call[2];
        RegoValue? found = entries;
        foreach (var key in path.Span)
        {
            found = Members.Find(found, key);
            if (found is null)
                return call[2];
        }
        return found;
    }

    static RegoSet? KeysOf(in BuiltinCall call)
    {
        if (!call.Object(0, out var entries))
            return null;
        Charge(call, entries.Count);
        var keys = new RegoSetBuilder(entries.Count);
        for (var i = 0; i < entries.Count; i++)
            keys.Add(entries.Table.KeyAt(i));
        return keys.Build();
    }

    static RegoValue? Select(in BuiltinCall call, bool listed)
    {
        if (!call.Object(0, out var entries))
            return null;
        if (KeySet(call) is not { } keys)
            return call.WrongKind(1, RegoKind.Object, RegoKind.Set, RegoKind.Array);
        Charge(call, entries.Count);
        var kept = new RegoObjectBuilder();
        for (var i = 0; i < entries.Count; i++)
        {
            if (keys.Contains(entries.Table.KeyAt(i)) == listed)
                kept.Set(entries.Table.KeyAt(i), entries.Table.ValueAt(i));
        }
        return kept.Build();
    }

    static RegoSet? KeySet(in BuiltinCall call)
    {
        call.Budget.Charge(call[1].Weight);
        return call[1] switch
        {
            RegoSet set => set,
            RegoArray array => RegoSet.Of(array.Span),
            RegoObject entries => RegoSet.Of([.. entries.Select(entry => entry.Key)]),
            _ => null,
        };
    }

    static RegoValue? IsSubset(in BuiltinCall call)
    {
        call.Budget.Charge((long)call[0].Weight + call[1].Weight);
        return Subset.Compare(call.Budget, call[0], call[1]) is { } answer
            ? RegoBoolean.Of(answer)
            : call.Fail("both arguments object.subset must be of the same type or array and set");
    }

    static RegoObject? Union(in BuiltinCall call)
    {
        if (!call.Object(0, out var left) || !call.Object(1, out var right))
            return null;
        return Merge.Run(call.Budget, left, right);
    }

    static RegoValue? UnionAll(in BuiltinCall call)
    {
        if (!call.Array(0, out var objects))
            return null;
        foreach (var element in objects.Span)
        {
            if (element is not RegoObject)
                return call.WrongElement(0, element, RegoKind.Object);
        }
        return Merge.RunAll(call.Budget, objects.Span);
    }

    static void Charge(in BuiltinCall call, int entries)
    {
        call.Budget.Charge(entries);
        call.Budget.ChargeOutput((long)entries * BytesPerEntry);
    }
}
