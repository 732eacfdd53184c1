using System.Text.Json;

namespace Holdfast.Cli.Drill;

/// <summary>One step of a drill.</summary>
/// <param name="Name">What was tried.</param>
/// <param name="Failure">What was wrong; null when it worked.</param>
sealed record DrillStep(string Name, string? Failure)
{
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("step", Name);
        json.WriteBoolean("ok", Failure is null);
        json.WriteString("failure", Failure);
        json.WriteEndObject();
    }
}
