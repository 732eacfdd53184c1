using Holdfast.Membership;

namespace Holdfast.AspNetCore.Members;

/// <summary>What a signed list was made from.</summary>
/// <param name="Version">The version of the list.</param>
/// <param name="Period">The number of the period since the epoch.</param>
/// <param name="Key">The id of the key.</param>
readonly record struct Edition(long Version, long Period, string Key)
{
    public DateTimeOffset Begin => At(Period);

    /// <summary>The end of the next period: there is time to sign anew before.</summary>
    public DateTimeOffset End => At(Period + 2);

    public static Edition Of(long version, DateTimeOffset now, string key) =>
        new(version, (now - DateTimeOffset.UnixEpoch).Ticks / CredentialLife.Period.Ticks, key);

    static DateTimeOffset At(long period) => DateTimeOffset.UnixEpoch.AddTicks(CredentialLife.Period.Ticks * period);
}
