using Holdfast.Refusals;

namespace Holdfast.Cli.Running;

/// <summary>Ends a command with a sentence for the operator and an exit code. Thrown at the edge of the program alone.</summary>
sealed class CommandFailure(int exitCode, string sentence) : Exception(sentence)
{
    public int ExitCode { get; } = exitCode;

    /// <summary>The end of a command that was refused.</summary>
    public static CommandFailure Of(Refusal refusal) => new(Running.ExitCode.Of(refusal), refusal.Detail);
}
