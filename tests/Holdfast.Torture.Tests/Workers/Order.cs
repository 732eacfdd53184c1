using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Sessions;

namespace Holdfast.Torture.Tests.Workers;

/// <summary>One command as a worker process is told it: who, what, to whom.</summary>
/// <param name="Act">A name that <see cref="Acts"/> knows.</param>
sealed record Order(string Act)
{
    /// <summary>Ties the order to its event.</summary>
    public Guid Correlation { get; init; } = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    /// <summary><c>operator</c>, <c>system</c>, <c>nobody</c> or <c>account</c>.</summary>
    public string By { get; init; } = "operator";

    public Guid Actor { get; init; }

    public Guid Session { get; init; }

    public Guid Subject { get; init; }

    public Guid Other { get; init; }

    public string Value { get; init; } = "";

    public long Epoch { get; init; }

    /// <summary>
    /// The actor. Each order of nobody and of the operator comes from a caller of its own, so that no refusal is folded away.
    /// </summary>
    public Actor Who()
    {
        var origin = new Origin(new CorrelationId(Correlation), Correlation.ToString());
        return By switch
        {
            "account" => new Actor.ByAccount(new AccountId(Actor), new SessionId(Session), origin),
            "system" => new Actor.System(origin),
            "nobody" => new Actor.Anonymous(origin),
            _ => new Actor.Operator($"torture {Correlation}", origin),
        };
    }
}
