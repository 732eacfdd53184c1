using Holdfast.Torture.Tests.Workers;

namespace Holdfast.Torture.Tests.Pairs;

/// <summary>One command in a world, by a name.</summary>
sealed record Move(string Name, Func<World, Order> In)
{
    public override string ToString() => Name;
}
