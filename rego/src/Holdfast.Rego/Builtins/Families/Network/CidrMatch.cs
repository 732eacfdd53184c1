namespace Holdfast.Rego.Builtins.Families.Network;

/// <summary>Reads what <c>net.cidr_contains_matches</c> compares: texts, each with what names it in the result.</summary>
static class CidrMatch
{
    const string WrongElement = "element must be string or non-empty array";

    /// <summary>The texts and their names, or null after a fault was reported.</summary>
    public static List<(string Text, RegoValue Name)>? Read(in BuiltinCall call, int index)
    {
        call.Budget.Charge(call[index].Weight);
        var read = new List<(string, RegoValue)>();
        if (call[index] is RegoString single)
        {
            read.Add((single.Value, single));
            return read;
        }
        foreach (var (name, element) in Entries(call[index]))
        {
            var candidate = element is RegoArray { Count: > 0 } array ? array[0] : element;
            if (element is not (RegoString or RegoArray { Count: > 0 }))
            {
                call.Fail($"operand {index + 1}: {WrongElement}");
                return null;
            }
            if (candidate is not RegoString text)
            {
                call.FailOperand(0, OperandWording.MustBe(candidate, [RegoKind.String]));
                return null;
            }
            read.Add((text.Value, name));
        }
        return read;
    }

    static IEnumerable<(RegoValue Name, RegoValue Element)> Entries(RegoValue collection) => collection switch
    {
        RegoArray array => array.Select((element, index) => ((RegoValue)RegoNumber.Of(index), element)),
        RegoSet set => set.Select(element => (element, element)),
        RegoObject entries => entries.Select(entry => (entry.Key, entry.Value)),
        _ => [],
    };
}
