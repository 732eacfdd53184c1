namespace Holdfast.Torture.Tests.Demotion;

/// <summary>What stood after one round.</summary>
/// <param name="Owners">Lasting owners left.</param>
/// <param name="Administrators">Lasting holders of administrator rank or above left.</param>
/// <param name="Demotions">Demotions that the log records.</param>
/// <param name="Answers">What the contenders were told.</param>
sealed record DemotionRound(long Owners, long Administrators, long Demotions, IReadOnlyList<string> Answers);
