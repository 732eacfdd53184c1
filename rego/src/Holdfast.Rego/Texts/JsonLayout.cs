namespace Holdfast.Rego.Texts;

/// <summary>How JSON is laid out: on one line, or indented, each line but the first behind a prefix.</summary>
sealed record JsonLayout(bool Indented, string Prefix, string Indent)
{
    public static JsonLayout Compact { get; } = new(false, "", "");
}
