using System.Text.Json;

namespace Holdfast.Cli.Doctor;

/// <summary>A finding as <c>--json</c> shows it.</summary>
static class FindingJson
{
    public static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("level", WordFor(finding.Level));
        json.WriteString("check", finding.Check);
        json.WriteString("finding", finding.Sentence);
        json.WriteString("mend", finding.Mend);
        json.WriteEndObject();
    }

    public static string WordFor(Level level) => level switch { Level.Good => "ok", Level.Warning => "warning", _ => "wrong" };
}
