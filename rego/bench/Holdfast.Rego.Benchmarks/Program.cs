using Holdfast.Rego.Benchmarks;

if (BenchFolder.Find() is not { } folder)
{
    Console.WriteLine("rego: the folder shared/bench/rego is not beside the repository; nothing was measured.");
    return;
}
RegoDecisions.Run(folder);
