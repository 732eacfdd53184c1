using Holdfast.Rego.Values;

namespace Holdfast.Rego.Evaluation.Nodes;

/// <summary>Prints one line for each combination of the values of its arguments.</summary>
sealed class PrintNode(Operand[] arguments) : Node
{
    const string Undefined = "<undefined>";
    const int LongestLine = 1 << 16;

    public override Outcome Execute(Frame frame)
    {
        if (frame.Machine.Sinks.Print is { } print)
            Print(frame, print, 0, "");
        return Outcome.Next;
    }

    void Print(Frame frame, Action<string> print, int index, string line)
    {
        frame.Machine.Budget.ChargeOutput(line.Length * 2L);
        if (index == arguments.Length)
        {
            print(line);
            return;
        }
        var separator = index == 0 ? "" : " ";
        if (arguments[index].Evaluate(frame) is not RegoSet { Count: > 0 } values)
        {
            Print(frame, print, index + 1, line + separator + Undefined);
            return;
        }
        foreach (var value in values)
            Print(frame, print, index + 1, line + separator + Text(value));
    }

    static string Text(RegoValue value) => value is RegoString text ? text.Value : TermText.Write(value, LongestLine);
}
