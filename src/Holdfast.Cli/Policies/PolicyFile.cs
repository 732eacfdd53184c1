using Holdfast.Cli.Running;
using Holdfast.Policies;
using Holdfast.Refusals;

namespace Holdfast.Cli.Policies;

/// <summary>A policy in a file.</summary>
static class PolicyFile
{
    /// <summary>The argument that names it.</summary>
    public static System.CommandLine.Argument<FileInfo> Argument() => new("file") { Description = "The policy (Rego, at most 64 KiB)." };

    /// <summary>Reads text, bounded.</summary>
    public static string Read(FileInfo file, int largest)
    {
        if (!file.Exists)
            throw new CommandFailure(ExitCode.Failed, $"there is no file {file.Name}");
        if (file.Length > largest)
            throw new CommandFailure(ExitCode.Failed, $"{file.Name} is larger than {largest / 1024} KiB");
        return File.ReadAllText(file.FullName);
    }

    /// <summary>Reads and compiles.</summary>
    public static Outcome<PolicySource> Parse(FileInfo file) => PolicySource.Parse(Read(file, PolicySource.Longest), PolicyPurpose.Removal);
}
