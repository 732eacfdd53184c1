using Holdfast.Gate;
using Holdfast.Refusals;
using Holdfast.Tests.Statement;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Judging;

/// <summary>A deed in a world.</summary>
readonly record struct Case(World World, Deed Deed)
{
    /// <summary>What pages 1 and 10 say.</summary>
    public string? Stated => PageOne.Verdict(World, Deed);

    /// <summary>What the kernel says.</summary>
    public string? Judged(Func<StateSlice, Actor, Command, Refusal?> judge) =>
        judge(Custodies.Complete(World, Deed.Command), Mirror.Actor(World.Caller), Deed.Command)?.Code.Name;

    public override string ToString() => $"{World.Caller.Name}: {Deed.Name}; 0: {World.First}; 1: {World.Second}; 2: {World.Third}";
}
