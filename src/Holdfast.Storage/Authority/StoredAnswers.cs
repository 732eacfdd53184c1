using Holdfast.Gate;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Authority;

/// <summary>The answers kept under idempotency keys.</summary>
static class StoredAnswers
{
    /// <summary>How long an answer is repeated.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromHours(24);

    /// <summary>A live answer is never replaced: whoever comes second must be judged again and will find it.</summary>
    public static Statement Storing(Effect.StoreAnswer effect) => new(
        """
        INSERT INTO idempotency_answers (scope, body, answer, at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (scope) DO UPDATE SET body = excluded.body, answer = excluded.answer, at = excluded.at WHERE idempotency_answers.at <= $5
        """,
        effect.Scope, effect.Answer.Body, effect.Answer.Answer, effect.At, effect.At - Lifetime)
    {
        MustAffect = 1,
    };
}
