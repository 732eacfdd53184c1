namespace Holdfast.Storage.Sql;

/// <summary>Writes the rows of many commands in as few statements as the engine likes: an engine that prepares triggers, checks and indexes for each statement does so once for all of them.</summary>
static class RowMerging
{
    /// <summary>The statements of all commands. Of several commands those that can be merged come first: the gate sends none together that depend on each other.</summary>
    public static IEnumerable<Statement> Of(List<List<Statement>> commands, Dialect dialect)
    {
        if (commands.Count == 1 || dialect.RowsPerStatement[0] == 1)
            return commands.SelectMany(static statements => statements);
        var all = commands.SelectMany(static statements => statements).ToLookup(static statement => statement.Mergeable);
        return all.Where(static alike => alike.Key is not null).SelectMany(alike => Merged([.. alike], dialect)).Concat(all[null]);
    }

    static IEnumerable<Statement> Merged(Statement[] alike, Dialect dialect)
    {
        var done = 0;
        foreach (var size in dialect.RowsPerStatement)
        {
            for (; alike.Length - done >= size; done += size)
                yield return size == 1 ? alike[done] : Together(alike[done..(done + size)]);
        }
    }

    static Statement Together(Statement[] alike) => new(alike[0].Mergeable!.Of(alike.Length), [.. alike.SelectMany(static statement => statement.Values)])
    {
        MustAffect = alike.Sum(static statement => statement.MustAffect),
        Row = alike[0].Row is null ? null : row => Array.ForEach(alike, statement => statement.Row!(row)),
    };
}
