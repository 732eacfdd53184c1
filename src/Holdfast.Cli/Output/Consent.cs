using Holdfast.Cli.Running;

namespace Holdfast.Cli.Output;

/// <summary>The operator's yes before a command that takes something away: asked at a terminal; elsewhere <c>--yes</c> is needed.</summary>
static class Consent
{
    /// <summary>Asks, and goes on only with a yes.</summary>
    /// <exception cref="CommandFailure">There is no terminal, or the answer was another.</exception>
    public static async Task MustBeGivenAsync(string question, CancellationToken cancellationToken)
    {
        if (!Terminal.CanAsk)
            throw new CommandFailure(ExitCode.NotConfirmed, "nobody can be asked here: confirm with --yes");
        var answer = await Terminal.AskAsync($"{Printable.Of(question)} Type yes: ", cancellationToken);
        if (answer?.Trim() != "yes")
            throw new CommandFailure(ExitCode.NotConfirmed, "not confirmed; nothing was changed");
    }
}
