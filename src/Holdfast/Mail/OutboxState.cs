namespace Holdfast.Mail;

/// <summary>How the outbox stands.</summary>
/// <param name="Waiting">Mails that wait.</param>
/// <param name="Oldest">When the oldest of them was written; null when none waits.</param>
/// <param name="GivenUp">Mails that were given up within the last week.</param>
/// <param name="LastFault">Why the last of those was given up.</param>
public sealed record OutboxState(int Waiting, DateTimeOffset? Oldest, int GivenUp, string? LastFault);
