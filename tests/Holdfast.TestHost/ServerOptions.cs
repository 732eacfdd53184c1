namespace Holdfast.TestHost;

/// <summary>How a <see cref="ServerProcess"/> is started.</summary>
public sealed record ServerOptions
{
    /// <summary>The project whose program is started. By default <c>holdfast</c> itself, with the command <c>serve</c>.</summary>
    public string Program { get; init; } = "Holdfast.Cli";

    /// <summary>What follows <c>serve</c>, apart from <c>--urls</c>.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>
    /// Added to this process's environment, of which no HOLDFAST_ variable is handed on; a null value removes a variable.
    /// </summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>The address to listen on, passed as <c>--urls</c>. By default a free loopback port.</summary>
    public Uri? Address { get; init; }

    /// <summary>By default the folder for temporary files.</summary>
    public string? WorkingDirectory { get; init; }
}
