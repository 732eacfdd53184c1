namespace Holdfast.Mail;

/// <summary>What came of an attempt to send.</summary>
public sealed record Delivery
{
    Delivery(string? fault, bool isFinal)
    {
        Fault = fault;
        IsFinal = isFinal;
    }

    /// <summary>It was handed over.</summary>
    public static Delivery Done { get; } = new(null, isFinal: true);

    /// <summary>Why not; null when it was handed over. Holds neither addresses nor texts, so it may be logged.</summary>
    public string? Fault { get; }

    /// <summary>Whether another attempt would end the same.</summary>
    public bool IsFinal { get; }

    /// <summary>It could not be handed over now.</summary>
    public static Delivery Later(string fault) => new(fault, isFinal: false);

    /// <summary>It will never be accepted, for example because there is no such mailbox.</summary>
    public static Delivery Never(string fault) => new(fault, isFinal: true);
}
