using Holdfast.Rego.Evaluation.Documents;

namespace Holdfast.Rego.Evaluation.Nodes;

/// <summary>Where a scan starts: at a document below <c>data</c>, or at a value.</summary>
sealed record ScanStart(DocumentStart? Document, Operand? Value)
{
    public bool TryEnter(Frame frame, out DocumentCursor cursor)
    {
        if (Document is not null)
            return Document.TryEnter(frame.Machine, out cursor);
        cursor = DocumentCursor.Of(Value!.Evaluate(frame));
        return cursor.Exists;
    }
}

/// <summary>A key of a scan: known, or tried with a pattern.</summary>
readonly record struct ScanKey(Operand? Known, Pattern? Tried);
