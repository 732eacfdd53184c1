namespace Holdfast.Storage.SignIn;

/// <summary>For how long what was noted of signing in counts. After that it counts no more, also while nobody has tidied it away.</summary>
static class ThrottleLife
{
    /// <summary>Failures of an account. Long: a hundred failures of strangers close its password until a known network is used.</summary>
    public static TimeSpan OfAccount { get; } = TimeSpan.FromDays(90);

    /// <summary>Failures under a name, as long whether anybody has the name or not: otherwise their age would tell.</summary>
    public static TimeSpan OfName { get; } = TimeSpan.FromDays(1);

    /// <summary>A network that was not used for so long is strange again.</summary>
    public static TimeSpan KnownNetwork { get; } = TimeSpan.FromDays(365);
}
