using Holdfast.Cli.Output;
using Holdfast.Cli.Running;
using Holdfast.Refusals;

namespace Holdfast.Cli.Emergency;

/// <summary>
/// How an operation ends on the terminal: a sentence on standard error, and a secret on standard output where there is one.
/// </summary>
sealed record EmergencyReport(int ExitCode, string Sentence)
{
    /// <summary>The sentence for an account that is not there.</summary>
    public const string NobodyThere = "user not found";

    /// <summary>What goes to standard output alone. Only ever set once the commit has succeeded.</summary>
    public string? Secret { get; init; }

    /// <summary>More that the operator must know, a sentence each.</summary>
    public IReadOnlyList<string> More { get; init; } = [];

    public static EmergencyReport Done(string sentence) => new(Running.ExitCode.Done, sentence);

    public static EmergencyReport UserNotFound() => new(Running.ExitCode.NoSuchUser, NobodyThere);

    public static EmergencyReport Refused(Refusal refusal) => new(Running.ExitCode.Of(refusal), $"{(refusal.Code == RefusalCode.OutcomeUnknown ? "not confirmed" : "refused")} ({refusal.Code}): {refusal.Detail}");

    public int Write()
    {
        if (Secret is not null)
            SecretOutput.Write(Secret);
        foreach (var sentence in More.Prepend(Sentence))
            Console.Error.WriteLine(Printable.Of(sentence));
        return ExitCode;
    }
}
