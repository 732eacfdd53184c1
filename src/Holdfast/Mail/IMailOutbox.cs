namespace Holdfast.Mail;

/// <summary>
/// The mails that wait in the store. Commands write theirs in their own transaction; these members are bookkeeping beside the gate.
/// Several processes may take mails up: one that was taken up is nobody else's until its lease ends.
/// </summary>
public interface IMailOutbox
{
    /// <summary>Writes down that somebody asked for a link. Looks nothing up, so it costs the same whoever was named.</summary>
    ValueTask AddAsync(WaitingMail mail, CancellationToken cancellationToken);

    /// <summary>
    /// Takes up the mail that waits longest, or null when none is due. It is due again when <paramref name="lease"/> ends.
    /// </summary>
    ValueTask<WaitingMail?> TakeAsync(TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Removes a mail that was sent, or need not be; nothing when another process has taken it up since.</summary>
    ValueTask RemoveAsync(WaitingMail mail, CancellationToken cancellationToken);

    /// <summary>Makes a mail due again after a wait, with why; nothing when another process has taken it up since.</summary>
    ValueTask PostponeAsync(WaitingMail mail, TimeSpan wait, string fault, CancellationToken cancellationToken);

    /// <summary>Marks a mail as given up, with why; it is never taken up again and goes after a week.</summary>
    ValueTask GiveUpAsync(WaitingMail mail, string fault, CancellationToken cancellationToken);

    /// <summary>How the outbox stands.</summary>
    ValueTask<OutboxState> StateAsync(CancellationToken cancellationToken);
}
