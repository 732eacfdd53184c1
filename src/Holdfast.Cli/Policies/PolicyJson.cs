using System.Text.Json;
using Holdfast.Cli.Output;
using Holdfast.Policies;

namespace Holdfast.Cli.Policies;

/// <summary>A policy as <c>--json</c> shows it: the members of the REST view.</summary>
static class PolicyJson
{
    public static void Write(Utf8JsonWriter json, Policy policy)
    {
        json.WriteStartObject();
        json.WriteString("id", policy.Version.Id.ToString());
        json.WriteString("purpose", policy.Version.Purpose.Name);
        json.WriteNumber("version", policy.Version.Number);
        json.WriteString("sha256", policy.Version.Sha256);
        json.WriteString("name", policy.Name);
        json.WriteString("description", policy.Description);
        json.WriteString("createdAt", Instant.Full(policy.CreatedAt));
        json.WriteString("activatedAt", Instant.Full(policy.ActivatedAt));
        json.WriteBoolean("isActive", policy.IsActive);
        json.WriteEndObject();
    }
}
