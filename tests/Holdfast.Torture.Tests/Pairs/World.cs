using Holdfast.Torture.Tests.Stores;
using Holdfast.Torture.Tests.Workers;

namespace Holdfast.Torture.Tests.Pairs;

/// <summary>
/// A small world, made afresh for each run of a pair: the owners A and B, the administrator C, the user D with a key, a group and a reset
/// link, the locked user E, and F, an administrator whose time is over.
/// </summary>
sealed class World
{
    public const string Letters = "ABCDEF";

    static readonly string[] roles = ["developer", "developer", "administrator", "user", "user", "administrator temporary"];

    readonly Guid[] accounts = [.. Letters.Select(_ => Fresh())];
    readonly Guid[] sessions = [.. Letters.Select(_ => Fresh())];

    World(int number) => Number = number;

    public int Number { get; }

    public Guid Group { get; } = Fresh();

    public Guid NewAccount { get; } = Fresh();

    public string Key => $"k{Number:D7}";

    public string ResetLink => $"link {Number}";

    public Guid this[char letter] => accounts[Letters.IndexOf(letter)];

    public static Guid Fresh() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    public static async Task<World> BuildAsync(TortureStore store, Gatekeeper keeper, int number, World? former)
    {
        var world = new World(number);
        await keeper.MustAsync(Letters.Select((letter, i) => new Order("create") { Subject = world[letter], Value = $"{char.ToLowerInvariant(letter)}{number} {roles[i]}" }));
        await keeper.MustAsync([world.By('E', "nobody", "lock") with { By = "operator" }, world.Operator('D', "create_group") with { Other = world.Group, Value = world.GroupName }]);
        await keeper.MustAsync("ABCD".Select(letter => world.SignIn(letter) with { Other = world.SessionOf(letter) }));
        await keeper.MustAsync(
            world.By('D', "account", "create_key", 'D') with { Value = world.Key },
            world.Operator('D', "reset_link") with { Other = Fresh(), Value = world.ResetLink },
            world.Operator('D', "join_group") with { Other = world.Group });
        await store.QueryAsync($"UPDATE accounts SET expires_at = created_at + 1 WHERE id = {TortureStore.Literal(world['F'])}");
        if (former is not null)
            await former.LeaveAsync(keeper);
        return world;
    }

    public string GroupName => $"group {Number}";

    public Guid SessionOf(char letter) => sessions[Letters.IndexOf(letter)];

    /// <summary>An order of one account about another.</summary>
    public Order By(char actor, string act, char subject) => By(actor, "account", act, subject);

    public Order Operator(char subject, string act) => new(act) { Subject = this[subject] };

    public Order SignIn(char letter)
    {
        var session = Fresh();
        return new("start_session") { By = "nobody", Subject = this[letter], Other = session, Value = $"{session}", Epoch = 1 };
    }

    Order By(char actor, string by, string act, char? subject = null) => new(act)
    {
        By = by,
        Actor = this[actor],
        Session = SessionOf(actor),
        Subject = this[subject ?? actor],
    };

    async Task LeaveAsync(Gatekeeper keeper)
    {
        var outcomes = await Task.WhenAll("ABCF".Select(letter => keeper.DoAsync(Operator(letter, "remove"))).Append(keeper.DoAsync(new Order("remove") { Subject = NewAccount })));
        Assert.All(outcomes, outcome => Assert.Contains(outcome, (string[])[Answer.Done, "not_found"]));
    }
}
