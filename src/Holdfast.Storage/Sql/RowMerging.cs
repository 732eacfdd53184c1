namespace Holdfast.Storage.Sql;

/// <summary>
/// Writes the rows of many commands in as few statements as the engine likes: an engine that prepares triggers, checks and indexes for
/// each statement does so once for all of them.
/// </summary>
static class RowMerging
{
    /// <summary>
    /// The statements of all commands. Of several commands those about accounts come first: a sign-in that holds an account's row is
    /// waited for there, and what it made is ended after it. Then follows what can be merged, then the rest: the gate sends no commands
    /// together that depend on each other.
    /// </summary>
    public static IEnumerable<Statement> Of(List<List<Statement>> commands, Dialect dialect)
    {
        if (commands.Count == 1 || dialect.RowsPerStatement[0] == 1)
            return commands.SelectMany(static statements => statements);
        var byAccount = commands.SelectMany(static statements => statements).ToLookup(static statement => statement.OfAccounts);
        return Merged(byAccount[true], dialect).Concat(Merged(byAccount[false], dialect));
    }

    static IEnumerable<Statement> Merged(IEnumerable<Statement> statements, Dialect dialect)
    {
        var all = statements.ToLookup(static statement => statement.Mergeable);
        return all.Where(static alike => alike.Key is not null).SelectMany(alike => InPortions([.. alike], dialect)).Concat(all[null]);
    }

    static IEnumerable<Statement> InPortions(Statement[] alike, Dialect dialect)
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
