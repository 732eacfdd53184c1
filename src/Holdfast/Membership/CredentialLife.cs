namespace Holdfast.Membership;

/// <summary>How long signed documents hold.</summary>
public static class CredentialLife
{
    /// <summary>How long a membership credential holds, unless its account expires before.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(30);

    /// <summary>How much longer a retired key stays published, for verifiers whose clocks differ.</summary>
    public static TimeSpan Leeway { get; } = TimeSpan.FromDays(1);

    /// <summary>For how long a verifier or cache may keep a status list.</summary>
    public static TimeSpan TimeToLive { get; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How often an unchanged status list is signed anew. It holds until the end of the next such period, so for one to two periods;
    /// every node cuts the periods at the same instants, so that all of them say the same.
    /// </summary>
    public static TimeSpan Period { get; } = TimeSpan.FromHours(1);
}
