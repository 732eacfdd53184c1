using BenchmarkDotNet.Running;
using Holdfast.Benchmarks.Decision;
using Holdfast.Benchmarks.Flood;
using Holdfast.Benchmarks.Guarded;
using Holdfast.Benchmarks.Lists;
using Holdfast.Benchmarks.Rego;
using Holdfast.Benchmarks.Running;
using Holdfast.Benchmarks.Validated;

if (args is ["--serve", var kind, var engine, var place])
{
    await Servers.RunAsync(kind, engine, place);
    return;
}
var wanted = args.Length == 0 ? ["guarded", "validated", "flood", "lists", "rego", "decision"] : args;
foreach (var name in wanted)
{
    foreach (var each in name is "decision" or "rego" ? [""] : Engines.All)
    {
        Task run = name switch
        {
            "guarded" => GuardedChanges.RunAsync(each),
            "validated" => ValidatedRequests.RunAsync(each),
            "flood" => LoginFlood.RunAsync(each),
            "lists" => ListPages.RunAsync(each),
            "rego" => Task.Run(RegoDecisions.Run),
            "decision" => Task.Run(() => BenchmarkRunner.Run<DecisionBenchmark>()),
            _ => throw new ArgumentException($"There is no benchmark {name}: guarded, validated, flood, lists, rego, decision."),
        };
        await run;
    }
}
