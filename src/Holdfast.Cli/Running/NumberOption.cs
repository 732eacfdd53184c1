using System.CommandLine;
using System.Globalization;

namespace Holdfast.Cli.Running;

/// <summary>An option that takes a whole number. A number out of bounds is an error, never clamped.</summary>
sealed class NumberOption(string name, string description, int least, int most, int usual)
{
    /// <summary>The option.</summary>
    public Option<string> Option { get; } = new(name)
    {
        Description = description,
        HelpName = "number",
        DefaultValueFactory = _ => usual.ToString(CultureInfo.InvariantCulture),
    };

    public int Of(ParseResult parsed) =>
        int.TryParse(parsed.GetRequiredValue(Option), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new CommandFailure(ExitCode.Usage, $"{name} must be a whole number between {least} and {most}");
}
