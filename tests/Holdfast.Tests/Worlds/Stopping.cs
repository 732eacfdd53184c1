namespace Holdfast.Tests.Worlds;

/// <summary>Who stopped an account, and when; or that something else changed since.</summary>
enum Stopping
{
    Unknown,
    ByAsker,
    ByAskerLongAgo,
    ByAnother,
}
