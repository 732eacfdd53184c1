namespace Holdfast.Tests.Worlds;

/// <summary>When something ends, soonest first. Accounts of a world end in the past, in the middle or never.</summary>
enum Ending
{
    Past,
    Soon,
    Middle,
    Late,
    Never,
}
