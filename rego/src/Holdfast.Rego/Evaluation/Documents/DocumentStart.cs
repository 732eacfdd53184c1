using Holdfast.Rego.Values;

namespace Holdfast.Rego.Evaluation.Documents;

/// <summary>A place below <c>data</c> that is known in advance.</summary>
/// <param name="node">The node there, or the last one before the rules' tree ends.</param>
/// <param name="path">All keys of the path that are known.</param>
/// <param name="depth">How many of them lead to the node.</param>
sealed class DocumentStart(DocumentNode node, RegoValue[] path, int depth)
{
    public bool TryEnter(Machine machine, out DocumentCursor cursor)
    {
        if (machine.Scope.Data is { } replaced)
            return TryFollow(machine, DocumentCursor.Root(machine, node, replaced), out cursor);
        if (node.Parent is null && depth < path.Length && node.Child(path[0]) is null)
            return TryBase(machine, out cursor);
        cursor = DocumentCursor.At(machine, node, depth == 0 ? machine.Data : Base(machine));
        for (var i = depth; i < path.Length; i++)
        {
            if (!cursor.TryStep(machine, path[i], out cursor))
                return false;
        }
        return cursor.Exists;
    }

    bool TryBase(Machine machine, out DocumentCursor cursor)
    {
        RegoValue? value = machine.Data;
        foreach (var key in path)
        {
            value = Lookup.FindInData(value, key);
            if (value is null)
                break;
        }
        cursor = DocumentCursor.OfData(value);
        return value is not null;
    }

    RegoValue? Base(Machine machine)
    {
        RegoValue? value = machine.Data;
        for (var i = 0; i < depth && value is not null; i++)
            value = Lookup.FindInData(value, path[i]);
        return value;
    }

    bool TryFollow(Machine machine, DocumentCursor root, out DocumentCursor cursor)
    {
        cursor = root;
        foreach (var key in path)
        {
            if (!cursor.TryStep(machine, key, out cursor))
                return false;
        }
        return cursor.Exists;
    }
}
