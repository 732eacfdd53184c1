using Holdfast.Accounts;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Membership;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Gate;

/// <summary>The statements that carry out the effects of one command and, once they ran, what they ended.</summary>
sealed class Writing
{
    readonly List<StatusFlip> flips = [];

    public Writing(IReadOnlyList<Effect> effects, DateTimeOffset now, Dialect dialect, Cupboard cupboard)
    {
        (Now, Dialect) = (now, dialect);
        foreach (var effect in effects)
            cupboard.Write(effect, this);
    }

    /// <summary>The clock of the transaction.</summary>
    public DateTimeOffset Now { get; }

    public Dialect Dialect { get; }

    public List<Statement> Statements { get; } = [];

    /// <summary>How many live sessions ended.</summary>
    public int Sessions { get; set; }

    /// <summary>How many live API keys ended.</summary>
    public int ApiKeys { get; set; }

    /// <summary>How many live one-time tokens and invitations ended.</summary>
    public int Tokens { get; set; }

    /// <summary>How many backup codes were deleted.</summary>
    public int BackupCodes { get; set; }

    /// <summary>What an effect on many accounts ended of each.</summary>
    public IReadOnlyDictionary<AccountId, AppliedCounts>? EndedOfEach { get; set; }

    public AppliedCounts Counts
    {
        get
        {
            var counts = new AppliedCounts(Sessions, ApiKeys, Tokens) { BackupCodes = BackupCodes };
            if (EndedOfEach is { } ended)
                counts = Sum(counts, ended);
            return flips.Count == 0 ? counts : counts with { Flips = flips };
        }
    }

    public void Add(Statement statement) => Statements.Add(statement);

    public void Add(IEnumerable<Statement> statements) => Statements.AddRange(statements);

    public void Run(string text, params SqlValue[] values) => Statements.Add(new(text, values));

    /// <summary>A bit of a status list changed.</summary>
    public void Flipped(StatusFlip flip) => flips.Add(flip);

    /// <summary>Ends rows of an account; counts those that were still valid.</summary>
    public void OfAccount(RowText text, DateTimeOffset at, AccountId account, Action count) => Statements.Add(new(text, at, account.Value)
    {
        Row = row =>
        {
            if (row.GetBoolean(0) && row.GetGuid(1) == account.Value)
                count();
        },
    });

    /// <summary>
    /// Deletes rows, those that had expired too; counts the others. The first parameter of <paramref name="which"/> is <c>$2</c>.
    /// </summary>
    public void Ending(string table, string which, Action count, params ReadOnlySpan<SqlValue> values) =>
        Counting($"DELETE FROM {table} WHERE {which} RETURNING expires_at > $1", count, values);

    /// <summary>Runs a statement with the time as its first parameter; counts the rows that answer true.</summary>
    public void Counting(string text, Action count, params ReadOnlySpan<SqlValue> values) => Statements.Add(new(text, [Now, .. values])
    {
        Row = row =>
        {
            if (row.GetBoolean(0))
                count();
        },
    });

    static AppliedCounts Sum(AppliedCounts counts, IReadOnlyDictionary<AccountId, AppliedCounts> ended) => counts with
    {
        Sessions = counts.Sessions + ended.Values.Sum(each => each.Sessions),
        ApiKeys = counts.ApiKeys + ended.Values.Sum(each => each.ApiKeys),
        Tokens = counts.Tokens + ended.Values.Sum(each => each.Tokens),
        ByAccount = ended,
    };
}
