using Holdfast.Accounts;
using Holdfast.Refusals;

namespace Holdfast.Recovery;

/// <summary>The reason of an emergency operation: it must say something that an auditor can use.</summary>
public static class EmergencyReason
{
    /// <summary>The shortest, in Unicode code points after trimming.</summary>
    public const int Shortest = 8;

    /// <summary>The longest, in Unicode code points after trimming.</summary>
    public const int Longest = 500;

    /// <summary>Trims and parses; refuses with <c>invalid_reason</c>. Empty, too short and too long are told apart.</summary>
    public static Outcome<Reason> Parse(string? text) => Reason.ParseRequired(text).Then<Reason>(reason => LengthOf(reason) switch
    {
        < Shortest => Refusal.InvalidReason($"reason must be at least {Shortest} characters (got {LengthOf(reason)})"),
        > Longest => Refusal.ReasonTooLong(Longest, LengthOf(reason)),
        _ => reason,
    });

    static int LengthOf(Reason reason) => reason.Value.EnumerateRunes().Count();
}
