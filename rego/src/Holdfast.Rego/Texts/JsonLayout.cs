namespace Holdfast.Rego.Texts;

/// <summary>How JSON is laid out: on one line, or indented, each line but the first behind a prefix.</summary>
internal sealed record JsonLayout(bool Indented, string Prefix, string Indent)
{
    internal static JsonLayout Compact { get; } = new(false, "", "");
}
