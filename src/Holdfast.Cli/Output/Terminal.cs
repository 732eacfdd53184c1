using System.Text;

namespace Holdfast.Cli.Output;

/// <summary>The terminal, where there is one: questions go to standard error and are answered on standard input.</summary>
static class Terminal
{
    /// <summary>Whether a person can see a question and answer it.</summary>
    public static bool CanAsk => !Console.IsInputRedirected && !Console.IsErrorRedirected;

    /// <summary>Whether standard error may be coloured (https://no-color.org).</summary>
    public static bool HasColour =>
        !Console.IsErrorRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb");

    /// <summary>The line that was typed; null when input ended.</summary>
    public static async Task<string?> AskAsync(string question, CancellationToken cancellationToken)
    {
        await Console.Error.WriteAsync(question);
        using var reader = new StreamReader(Descriptor.Input, new UTF8Encoding(false), false, 256, leaveOpen: true);
        return await Task.Run(reader.ReadLine, CancellationToken.None).WaitAsync(cancellationToken);
    }

    /// <summary>The line that was typed, which the terminal did not show.</summary>
    public static async Task<string?> AskHiddenAsync(string question, CancellationToken cancellationToken)
    {
        using (Echo.Off())
            return await AskAsync(question, cancellationToken);
    }
}
