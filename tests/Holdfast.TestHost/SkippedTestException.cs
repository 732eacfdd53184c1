namespace Holdfast.TestHost;

/// <summary>Thrown inside a test, it makes xunit count the test as skipped, with the reason.</summary>
public sealed class SkippedTestException(string reason) : Exception(DynamicSkipToken + reason)
{
    /// <summary>The beginning of a message by which xunit knows a skip; this library does not reference xunit.</summary>
    public const string DynamicSkipToken = "$XunitDynamicSkip$";
}
