using Holdfast.Refusals;

namespace Holdfast.Tests.Worlds;

/// <summary>Outcomes of interface types, for which C# has no conversion.</summary>
static class Outcomes
{
    public static Outcome<T> Done<T>(T value)
    {
        Outcome<object?> nothing = (object?)null;
        return nothing.Select(_ => value);
    }
}
