using Holdfast.Gate;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Gate;

/// <summary>The statements that answer inquiries, and what they have read once they ran.</summary>
sealed class SliceReading(IReadOnlyList<Inquiry> inquiries, List<Statement> statements, List<SliceLoad> loads)
{
    public IReadOnlyList<Inquiry> Inquiries => inquiries;

    public List<Statement> Statements => statements;

    public IReadOnlyList<StateSlice> At(DateTimeOffset now) => [.. loads.Select(load => load.At(now))];
}
