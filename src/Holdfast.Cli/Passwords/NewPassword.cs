using System.CommandLine;
using System.Text;
using Holdfast.Cli.Output;
using Holdfast.Cli.Running;
using Holdfast.Passwords;

namespace Holdfast.Cli.Passwords;

/// <summary>Where a new password comes from: generated, or read from standard input. Never from an argument.</summary>
sealed record NewPassword(string Text, bool IsGenerated)
{
    const int Longest = 4096;

    /// <summary>The option that reads it from standard input.</summary>
    public static Option<bool> FromInputOption() => new("--password-stdin")
    {
        Description = "Read the password from standard input, one line. Without it a password is generated and printed.",
        Arity = ArgumentArity.Zero,
    };

    /// <summary>The option that this program refuses: it exists to say what to do instead.</summary>
    public static Option<string[]> ArgumentOption()
    {
        var option = new Option<string[]>("--temp-password", "--password") { Hidden = true, Arity = ArgumentArity.ZeroOrMore };
        option.Validators.Add(result => result.AddError("a password on the command line ends up in the shell's history and in process lists: pipe it in with --password-stdin"));
        return option;
    }

    public static NewPassword Generate() => new(TemporaryPassword.New(), IsGenerated: true);

    /// <summary>Reads one line, without its end.</summary>
    public static async Task<NewPassword> ReadAsync(CancellationToken cancellationToken)
    {
        var text = Console.IsInputRedirected ? ReadInput() : await Terminal.AskHiddenAsync("New password (not shown): ", cancellationToken);
        if (string.IsNullOrEmpty(text))
            throw new CommandFailure(ExitCode.Usage, "no password came on standard input");
        return new(text, IsGenerated: false);
    }

    static string ReadInput()
    {
        using var reader = new StreamReader(Descriptor.Input, new UTF8Encoding(false, throwOnInvalidBytes: true));
        var buffer = new char[Longest + 1];
        try
        {
            var text = new string(buffer, 0, reader.ReadBlock(buffer));
            var line = text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text.EndsWith('\n') ? text[..^1] : text;
            return line.Length <= Longest && !line.Contains('\n', StringComparison.Ordinal)
                ? line
                : throw new CommandFailure(ExitCode.Usage, "standard input must hold the password alone, on one line");
        }
        catch (DecoderFallbackException)
        {
            throw new CommandFailure(ExitCode.Usage, "the password on standard input is not valid UTF-8");
        }
    }
}
