using BenchmarkDotNet.Running;
using Holdfast.Benchmarks.Decision;
using Holdfast.Benchmarks.Flood;
using Holdfast.Benchmarks.Guarded;
using Holdfast.Benchmarks.Lists;
using Holdfast.Benchmarks.Running;
using Holdfast.Benchmarks.StatusLists;
using Holdfast.Benchmarks.Validated;

if (args is ["--serve", var kind, var engine, var place])
{
    await Servers.RunAsync(kind, engine, place);
    return;
}
string[] engines = [.. Engines.All.Intersect(args)], names = [.. args.Except(Engines.All)];
foreach (var name in names.Length == 0 ? ["guarded", "validated", "flood", "lists", "status-list", "decision"] : names)
{
    foreach (var each in name is "decision" or "status-list" ? [""] : engines.Length == 0 ? Engines.All : engines)
    {
        Task run = name switch
        {
            "guarded" => GuardedChanges.RunAsync(each),
            "validated" => ValidatedRequests.RunAsync(each),
            "flood" => LoginFlood.RunAsync(each),
            "lists" => ListPages.RunAsync(each),
            "status-list" => StatusListRequests.RunAsync(),
            "decision" => Task.Run(() => BenchmarkRunner.Run<DecisionBenchmark>()),
            _ => throw new ArgumentException($"There is no benchmark {name}: guarded, validated, flood, lists, status-list, decision."),
        };
        await run;
    }
}
