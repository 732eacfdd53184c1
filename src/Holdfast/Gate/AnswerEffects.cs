using Holdfast.Facts;

namespace Holdfast.Gate;

/// <summary>The writes of stored answers that commands ask of the store.</summary>
static class AnswerEffects
{
    /// <summary>Stores the answer under an idempotency scope.</summary>
    public sealed record StoreAnswer(byte[] Scope, StoredAnswer Answer, DateTimeOffset At) : Effect;
}
