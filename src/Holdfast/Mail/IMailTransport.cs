namespace Holdfast.Mail;

/// <summary>Hands letters over. Must end within half a minute, and tell faults by its answer instead of throwing.</summary>
public interface IMailTransport
{
    /// <summary>Tries once.</summary>
    Task<Delivery> SendAsync(Letter letter, CancellationToken cancellationToken);
}
