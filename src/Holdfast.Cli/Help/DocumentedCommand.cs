using System.CommandLine;

namespace Holdfast.Cli.Help;

/// <summary>A command whose help ends with an example.</summary>
sealed class DocumentedCommand(string name, string description, string example) : Command(name, description)
{
    /// <summary>A command line that works as it stands, names aside.</summary>
    public string Example { get; } = example;
}
