using System.CommandLine;

namespace Holdfast.Cli.Events;

/// <summary><c>holdfast audit</c>: the log. Reading it is recorded in it.</summary>
static class AuditCommand
{
    public static Command Create() => new("audit", "Reads the audit log. Each reading is itself an event.")
    {
        AuditTailCommand.Create(),
        AuditListCommand.Create(),
        AuditExportCommand.Create(),
    };
}
