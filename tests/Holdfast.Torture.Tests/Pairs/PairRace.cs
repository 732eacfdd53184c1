using Holdfast.Torture.Tests.Stores;
using Holdfast.Torture.Tests.Workers;

namespace Holdfast.Torture.Tests.Pairs;

/// <summary>
/// Runs two moves one after the other, in both orders, and then at once from two processes; with a hold, so that so many transactions
/// come to their lock before any goes on.
/// </summary>
sealed class PairRace(TortureStore store, Gatekeeper keeper, IContender left, IContender right, IHold? hold = null, int meeting = 2)
{
    /// <summary>Worlds get numbers that do not occur in what they are compared by.</summary>
    int number = 1_000_000;

    World? former;

    /// <summary>How many races ended as if the first move had come first.</summary>
    public int FirstCameFirst { get; private set; }

    public int Races { get; private set; }

    /// <summary>Says what was wrong; null when every race ended as one of the two orders.</summary>
    public async Task<string?> FindFaultAsync(Move first, Move second, int races)
    {
        var forward = await EndAsync(async world => (await left.DoAsync(first.In(world)), await right.DoAsync(second.In(world))));
        var backward = await EndAsync(async world =>
        {
            var told = await right.DoAsync(second.In(world));
            return (await left.DoAsync(first.In(world)), told);
        });
        for (var race = 0; race < races; race++)
        {
            var leftFirst = (Races + race) % 2 == 0;
            var end = await EndAsync(world => RaceAsync(world, first, second, leftFirst));
            Races++;
            FirstCameFirst += end == forward ? 1 : 0;
            if (end != forward && end != backward)
                return $"'{first}' and '{second}' raced to an end that no order explains.\n--- raced\n{end}\n--- {first}, then {second}\n{forward}\n--- {second}, then {first}\n{backward}";
            if (await store.LastingOwnersAsync() < 1 || await store.LastingAdministratorsAsync() < 1)
                return $"'{first}' and '{second}' left a protected role empty.";
        }
        return null;
    }

    async Task<(string, string)> RaceAsync(World world, Move first, Move second, bool leftFirst)
    {
        var (one, other) = (first.In(world), second.In(world));
        if (hold is not null)
            await hold.HoldUpAsync();
        var told = leftFirst ? left.DoAsync(one) : null;
        var toldOther = right.DoAsync(other);
        told ??= left.DoAsync(one);
        if (hold is not null)
        {
            await hold.UntilCameAsync(meeting);
            await hold.ReleaseAsync();
        }
        return (await told, await toldOther);
    }

    async Task<Ending> EndAsync(Func<World, Task<(string, string)>> run)
    {
        var world = former = await World.BuildAsync(store, keeper, ++number, former);
        var size = await store.LogSizeAsync();
        var told = await run(world);
        return await Ending.ReadAsync(store, world, told, size);
    }
}
