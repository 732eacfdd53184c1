using System.CommandLine;

namespace Holdfast.Cli.Members;

/// <summary><c>holdfast member</c>: members by their identifiers.</summary>
static class MemberCommand
{
    public static Command Create() => new("member", "Lists, shows and removes members.")
    {
        MemberListCommand.Create(),
        MemberShowCommand.Create(),
        MemberRemoveCommand.Create(),
    };
}
