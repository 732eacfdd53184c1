namespace Holdfast.Torture.Tests.Workers;

/// <summary>
/// Holds up commands between what they are judged on and what they write, so that a test decides what happens in between.
/// </summary>
interface IHold
{
    /// <summary>From now on whoever comes waits.</summary>
    Task HoldUpAsync();

    /// <summary>Waits until so many have come, whatever it takes.</summary>
    Task UntilCameAsync(int commands);

    /// <summary>Lets everybody go on.</summary>
    Task ReleaseAsync();
}
