using Holdfast.Gate;
using Holdfast.Tests.Judging;
using Holdfast.Tests.Statement;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Gate;

public class Waves(ITestOutputHelper output)
{
    static readonly Person[] people =
    [
        .. from rung in Enum.GetValues<Rung>()
           from person in new[]
           {
               new Person(rung), new(rung) { Active = false }, new(rung) { Ends = Ending.Middle }, new(rung) { Lock = Locking.Over },
               new(rung) { Password = false }, new(rung) { Removed = true, Active = false, Password = false },
           }
           select person,
    ];

    static readonly Person[] actors = [new(Rung.Staff), new(Rung.Administrator), new(Rung.Developer)];
    static readonly Person[] thirds = [new(Rung.User), new(Rung.Developer)];

    static readonly Deed[][] deeds = [DeedsOn(0), DeedsOn(1)];

    /// <summary>What one command does to the one account, and then another to the other, read before that was done and after.</summary>
    [Theory, InlineData(0, 1), InlineData(1, 0)]
    public void Commands_of_one_wave_are_judged_as_if_those_before_them_were_done(int one, int other)
    {
        var (together, apart, differing) = (0, 0, 0);
        foreach (var world in Worlds())
        {
            var actor = Mirror.Actor(world.Caller);
            foreach (var first in deeds[one])
            {
                var slice = Slices.Of(world, Mirror.State(world), first.Command.Needs);
                if (Holdfast.Gate.Rules.Judge(slice, actor, first.Command) is not null)
                    continue;
                var done = Search.After(world, first.Command.Transitions(slice, actor));
                var carries = Wave.Carries(first.Command.Needs, first.Command.Plan(slice, actor).Effects);
                foreach (var second in deeds[other])
                {
                    var (early, late) = (new Case(world, second).Judged(Holdfast.Gate.Rules.Judge), new Case(done, second).Judged(Holdfast.Gate.Rules.Judge));
                    var inOne = carries && CountOf((actor, first.Command), (actor, second.Command)) == 2;
                    together += inOne ? 1 : 0;
                    apart += inOne ? 0 : 1;
                    differing += early == late ? 0 : 1;
                    Assert.False(inOne && early != late, $"{world}: {first.Name}, then {second.Name}: {early ?? "allowed"} before, {late ?? "allowed"} after");
                }
            }
        }
        output.WriteLine($"{together} pairs in one wave, {apart} apart; {differing} are judged otherwise afterwards");
        Assert.True(together > 10_000 && differing > 100);
    }

    [Fact]
    public void Who_is_acted_on_before_ends_a_wave()
    {
        var (ofFirst, ofSecond) = (Mirror.Actor(Caller.WithAccount[0]), (Actor)new Actor.ByAccount(Known.Accounts[1], Known.Sessions[1], Mirror.Actor(Caller.WithAccount[0]).Origin));
        var (onSecond, onThird) = (AccountDeeds.SetActive(1, false).Command, AccountDeeds.SetActive(2, false).Command);
        Assert.Equal(2, CountOf((ofFirst, onSecond), (ofFirst, onThird)));
        Assert.Equal(1, CountOf((ofFirst, onSecond), (ofSecond, onThird)));
        Assert.Equal(1, CountOf((ofFirst, onSecond), (ofFirst, onSecond)));
        Assert.Equal(2, CountOf((ofSecond, onThird), (ofFirst, onSecond)));
        Assert.Equal(1, Wave.Of([Pending(ofFirst, onSecond), Pending(ofFirst, onThird)], alone: true).Count);
        Assert.Equal(0, Wave.Of([], alone: false).Count);
    }

    static IEnumerable<World> Worlds() =>
        from caller in new[] { Caller.WithAccount[0], Caller.WithoutAccount[0] }
        from first in caller.HasAccount ? actors : people.Where(person => person.Rung != Rung.Supervisor)
        from second in people
        from third in thirds
        select new World(first, second, third, caller);

    static Deed[] DeedsOn(int target) => [.. Moves.Deeds.Where(deed => deed.ActsOn.SequenceEqual([target]))];

    static int CountOf(params (Actor Actor, Command Command)[] commands) => Wave.Of([.. commands.Select(one => Pending(one.Actor, one.Command))], alone: false).Count;

    static PendingCommand Pending(Actor actor, Command command) => new(actor, command, CancellationToken.None);
}
