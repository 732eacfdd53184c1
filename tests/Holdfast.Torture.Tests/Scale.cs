namespace Holdfast.Torture.Tests;

/// <summary>How much is done: little in the default run, the full numbers with HOLDFAST_TORTURE=long (<c>./dev torture</c>).</summary>
static class Scale
{
    public static bool IsLong => TestHost.LongForm.IsWanted;

    public static int Of(int brief, int full) => IsLong ? full : brief;

    /// <summary>Says what was done; shown with -showLiveOutput.</summary>
    public static void Report(string sentence) => TestContext.Current.TestOutputHelper?.WriteLine(sentence);
}
