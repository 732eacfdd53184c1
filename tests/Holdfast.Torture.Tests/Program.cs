using Holdfast.Torture.Tests.Libraries;
using Holdfast.Torture.Tests.Steps;
using Holdfast.Torture.Tests.Workers;

// The test program; started as `worker <store> [mutant]` it is one of several processes that race, as `mortal …` one that dies, as
// `host-of-sqlite …` a host.
return args is ["worker", var address, .. var mutant]
    ? await WorkerProgram.RunAsync(address, mutant is [var name] ? Enum.Parse<Mutant>(name) : Mutant.None)
    : args is [MortalRemoval.Role, .. var removal]
    ? await MortalRemoval.RunAsync(removal)
    : args is [HostOfSqlite.Role, var file, var turn]
    ? await HostOfSqlite.RunAsync(file, turn == "first")
    : args.Contains("--server") || args.Contains("--internal-msbuild-node")
        ? await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, Holdfast.Torture.Tests.SelfRegisteredExtensions.AddSelfRegisteredExtensions)
        : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
