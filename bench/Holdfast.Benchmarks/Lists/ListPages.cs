using System.Diagnostics;
using Holdfast.Accounts;
using Holdfast.Benchmarks.Running;

namespace Holdfast.Benchmarks.Lists;

/// <summary>Pages of accounts at one million rows: the first, the ten-thousandth, by prefix, by infix.</summary>
static class ListPages
{
    const int Accounts = 1_000_000;
    const int Reads = 400;

    public static async Task RunAsync(string engine)
    {
        var place = await Engines.NewPlaceAsync(engine);
        await using var store = await Engines.OpenAsync(engine, place);
        var watch = Stopwatch.StartNew();
        await MillionAccounts.InsertAsync(store, Accounts);
        Console.WriteLine($"accounts, {engine}: {Accounts:N0} rows inserted in {watch.Elapsed.TotalSeconds:N0} s");
        var deep = MillionAccounts.CursorOf(500_000);
        (string Name, Func<int, AccountQuery> Query)[] cases =
        [
            ("page 1", _ => new AccountQuery { Sort = AccountSort.Username }),
            ("page 10,000", _ => new AccountQuery { Sort = AccountSort.Username, After = deep }),
            ("infix, rare", i => new AccountQuery { Search = MillionAccounts.RareInfix(i) }),
            ("infix, common", _ => new AccountQuery { Search = "example" }),
            ("prefix, two letters", _ => new AccountQuery { Search = "ad" }),
        ];
        foreach (var (name, query) in cases)
            await MeasureAsync(store.Accounts, $"accounts, {engine}, {name}", query);
    }

    static async Task MeasureAsync(IAccountReader reader, string name, Func<int, AccountQuery> query)
    {
        var times = new List<double>();
        for (var i = 0; i < Reads; i++)
        {
            var started = Stopwatch.GetTimestamp();
            var page = await reader.ListAsync(query(i), CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (page.Items.Count == 0)
                throw new InvalidOperationException($"{name} found nothing.");
        }
        times.Sort();
        Console.WriteLine($"{name,-40} median {times[Reads / 2],8:N2} ms   p99 {times[Reads * 99 / 100],8:N2} ms");
    }
}
