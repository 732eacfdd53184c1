using System.CommandLine;
using System.CommandLine.Parsing;
using Holdfast.Cli.Output;

namespace Holdfast.Cli.Running;

/// <summary>Explains a command line that cannot be understood. What was typed is not repeated where it could be a secret.</summary>
static class Misuse
{
    public static int Explain(ParseResult parsed)
    {
        foreach (var sentence in Sentences(parsed).Distinct())
            Console.Error.WriteLine($"holdfast: {Printable.Of(sentence)}");
        Console.Error.WriteLine($"Try '{PathOf(parsed.CommandResult)} --help'.");
        return ExitCode.Usage;
    }

    /// <summary>Whether a command that takes any number of words took an option that it does not know for one of them.</summary>
    public static bool TakesOptionsAsWords(ParseResult parsed) => Words(parsed).Any();

    static IEnumerable<string> Words(ParseResult parsed) =>
        from argument in parsed.CommandResult.Children.OfType<ArgumentResult>()
        from token in argument.Tokens
        where token.Value.StartsWith("--", StringComparison.Ordinal)
        select token.Value;

    static IEnumerable<string> Sentences(ParseResult parsed)
    {
        var group = parsed.CommandResult.Command.Subcommands.Count > 0;
        foreach (var word in parsed.UnmatchedTokens.Concat(Words(parsed)))
        {
            yield return NameOf(word) is { } name && (group || word[0] == '-')
                ? $"unknown {(word[0] == '-' ? "option" : "command")} {name}"
                : "one argument was not recognised; it is not shown, because it may be a secret";
        }
        foreach (var error in parsed.Errors)
        {
            if (error.SymbolResult is not CommandResult || (!group && parsed.UnmatchedTokens.Count == 0))
                yield return error.Message;
            else if (parsed.UnmatchedTokens.Count == 0)
                yield return "say which command";
        }
    }

    /// <summary>The name of a misspelt command or option; null for anything that does not look like one.</summary>
    static string? NameOf(string word)
    {
        var name = word.StartsWith("--", StringComparison.Ordinal) ? word.Split('=')[0] : word;
        var letters = name.TrimStart('-');
        return letters.Length is > 0 and <= 24 && letters.All(c => char.IsAsciiLetterLower(c) || c == '-') ? $"'{name}'" : null;
    }

    static string PathOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{PathOf(parent)} {result.Command.Name}" : result.Command.Name;
}
