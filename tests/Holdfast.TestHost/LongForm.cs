namespace Holdfast.TestHost;

/// <summary>
/// Whether the tests that repeat themselves do it as often as they can: with HOLDFAST_TORTURE=long, as <c>./dev torture</c> sets it.
/// </summary>
public static class LongForm
{
    public static bool IsWanted { get; } = Environment.GetEnvironmentVariable("HOLDFAST_TORTURE") == "long";
}
