using System.Text;
using Holdfast.Cli.Running;

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
        // Read as bytes: the console's own reader would send control sequences to standard output.
        using var reader = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false), false, 256, leaveOpen: true);
        return await Task.Run(reader.ReadLine, CancellationToken.None).WaitAsync(cancellationToken);
    }

    /// <summary>What was typed, without showing it.</summary>
    public static string AskHidden(string question)
    {
        Console.Error.Write(question);
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is var key && key.Key != ConsoleKey.Enter)
        {
            if (key.Key == ConsoleKey.Backspace)
                typed.Length = Math.Max(0, typed.Length - 1);
            else if (key.Key == ConsoleKey.D && key.Modifiers == ConsoleModifiers.Control)
                throw new CommandFailure(ExitCode.Usage, "no password was typed");
            else if (key.KeyChar != '\0')
                typed.Append(key.KeyChar);
        }
        Console.Error.WriteLine();
        return typed.ToString();
    }
}
