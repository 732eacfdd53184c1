using Holdfast.Gate;

namespace Holdfast.Storage.Gate;

/// <summary>The answers kept under idempotency keys.</summary>
static class AnswerStorage
{
    /// <summary>How long an answer is repeated.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromHours(24);

    // A live answer is never replaced: who comes second must be judged again and will find it.
    const string Store =
        """
        INSERT INTO idempotency_answers (scope, body, answer, at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (scope) DO UPDATE SET body = excluded.body, answer = excluded.answer, at = excluded.at WHERE idempotency_answers.at <= $5
        """;

    public static void AddTo(Cupboard cupboard) => cupboard.Effect((AnswerEffects.StoreAnswer e, Writing writing) => writing.Add(
        new Sql.Statement(Store, e.Scope, e.Answer.Body, e.Answer.Answer, e.At, e.At - Lifetime) { MustAffect = 1 }));
}
