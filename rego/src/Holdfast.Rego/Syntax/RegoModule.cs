namespace Holdfast.Rego;

/// <summary>The source of one module of a policy.</summary>
public sealed class RegoModule
{
    /// <summary>Creates a module; nothing is parsed yet.</summary>
    /// <param name="fileName">The name under which errors mention the module; no file is read.</param>
    /// <param name="source">The Rego text.</param>
    public RegoModule(string fileName, string source)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(source);
        FileName = fileName;
        Source = source;
    }

    /// <summary>The name under which errors mention the module.</summary>
    public string FileName { get; }

    /// <summary>The Rego text.</summary>
    public string Source { get; }
}
