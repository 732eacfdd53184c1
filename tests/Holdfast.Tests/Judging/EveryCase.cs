using System.Collections.Concurrent;
using Holdfast.Gate;
using Holdfast.Tests.Statement;

namespace Holdfast.Tests.Judging;

public class EveryCase(ITestOutputHelper output)
{
    const int Fewest = 2_500_000;

    [Fact]
    public void The_kernel_judges_as_the_pages_say()
    {
        var differences = new ConcurrentDictionary<string, Case>();
        var verdicts = new ConcurrentDictionary<string, int>();
        long cases = 0;
        Parallel.ForEach(Cases.Parts, part =>
        {
            var counted = new Dictionary<string, int>();
            foreach (var one in part)
            {
                var stated = one.Stated ?? "allowed";
                counted[stated] = counted.GetValueOrDefault(stated) + 1;
                var judged = one.Judged(Rules.Judge) ?? "allowed";
                if (stated != judged)
                    differences.TryAdd($"{one.Deed.Name}: stated {stated}, judged {judged}", one);
            }
            foreach (var (code, count) in counted)
                verdicts.AddOrUpdate(code, count, (_, sum) => sum + count);
            Interlocked.Add(ref cases, counted.Values.Sum());
        });
        output.WriteLine($"{cases:N0} cases: {string.Join(", ", verdicts.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} {pair.Value:N0}"))}");
        Assert.True(differences.IsEmpty, string.Join('\n', differences.Take(60).Select(pair => $"{pair.Key}, for example {pair.Value}").Order()));
        Assert.True(cases >= Fewest, $"only {cases} cases");
    }

    [Fact]
    public void Every_kind_of_command_is_asked_for()
    {
        var commands = typeof(Command).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Command)) && !type.IsAbstract);
        Assert.Empty(commands.Except(Deeds.Types).Select(type => type.Name));
    }
}
