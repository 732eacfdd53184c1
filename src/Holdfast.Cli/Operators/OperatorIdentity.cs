using Holdfast.Cli.Output;

namespace Holdfast.Cli.Operators;

/// <summary>Who runs the command line, for the record.</summary>
/// <param name="Name">The name of the real user id.</param>
/// <param name="SudoUser">Who called sudo, as the environment claims; null without sudo.</param>
/// <param name="Host">The host's name.</param>
sealed record OperatorIdentity(string Name, string? SudoUser, string Host)
{
    const int Longest = 64;

    /// <summary>Whoever runs this process.</summary>
    public static OperatorIdentity Current() =>
        new(Bounded(UserDatabase.RealUserName()), Claimed("SUDO_USER"), Bounded(Environment.MachineName));

    /// <summary>For people, escaped.</summary>
    public override string ToString() => SudoUser is null ? $"{Name} on {Host}" : $"{Name} (sudo by {SudoUser}) on {Host}";

    static string? Claimed(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? Bounded(value) : null;

    static string Bounded(string text)
    {
        var shown = Printable.Of(text);
        return shown.Length > Longest ? shown[..Longest] : shown;
    }
}
