using System.CommandLine;
using System.Globalization;

namespace Holdfast.Cli.Running;

/// <summary>An option that takes a whole number. A number out of bounds is an error, never clamped.</summary>
sealed class NumberOption
{
    readonly int least;
    readonly int most;

    /// <param name="name">The option's name.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="least">The least number.</param>
    /// <param name="most">The greatest number.</param>
    /// <param name="usual">What holds without the option; null means that there is none.</param>
    public NumberOption(string name, string description, int least, int most, int? usual = null)
    {
        (this.least, this.most) = (least, most);
        Option = new(name) { Description = description, HelpName = "number" };
        if (usual is { } number)
            Option.DefaultValueFactory = _ => number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The option.</summary>
    public Option<string> Option { get; }

    /// <summary>The number, of an option that has a usual one.</summary>
    public int Of(ParseResult parsed) => Parse(parsed.GetRequiredValue(Option));

    /// <summary>The number; null when the option is absent and has no usual one.</summary>
    public int? Find(ParseResult parsed) => parsed.GetValue(Option) is { } text ? Parse(text) : null;

    int Parse(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new CommandFailure(ExitCode.Usage, $"{Option.Name} must be a whole number between {least} and {most}");
}
