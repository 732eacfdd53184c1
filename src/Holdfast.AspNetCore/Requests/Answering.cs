using Holdfast.Gate;

namespace Holdfast.AspNetCore.Requests;

/// <summary>How a carried-out command is answered.</summary>
/// <param name="First">The answer to the command itself; may show secrets once.</param>
/// <param name="Again">The answer to a repetition under the same <c>Idempotency-Key</c>, without secrets.</param>
sealed record Answering(Func<Receipt, Reply> First, Func<Receipt, Reply> Again)
{
    /// <summary>Nothing to tell: 204.</summary>
    public static Answering NoContent { get; } = Always(_ => Reply.NoContent);

    /// <summary>An answer that holds no secret.</summary>
    public static Answering Always(Func<Receipt, Reply> answer) => new(answer, answer);
}
