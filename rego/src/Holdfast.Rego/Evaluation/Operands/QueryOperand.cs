namespace Holdfast.Rego.Evaluation.Operands;

/// <summary>A comprehension: runs its body and collects what each solution gives.</summary>
sealed class QueryOperand(RegoKind kind, Node body, int collector) : Operand
{
    public override RegoValue? Evaluate(Frame frame)
    {
        switch (kind)
        {
            case RegoKind.Array:
                var items = new List<RegoValue>();
                Collect(frame, items);
                return RegoArray.Adopt([.. items]);
            case RegoKind.Set:
                var members = new RegoSetBuilder();
                Collect(frame, members);
                return members.Build();
            default:
                var entries = new RegoObjectBuilder();
                Collect(frame, entries);
                return entries.Build();
        }
    }

    void Collect(Frame frame, object into)
    {
        frame.Collectors[collector] = into;
        Node.Run(body, frame);
        frame.Collectors[collector] = null;
    }
}
