using System.Text.Json;
using Holdfast.Accounts;
using Holdfast.Cli.Output;
using Holdfast.Members;
using Holdfast.Roles;

namespace Holdfast.Cli.Members;

/// <summary>A member as <c>--json</c> shows it: the members of the REST view.</summary>
static class MemberJson
{
    public static void Write(Utf8JsonWriter json, Account account, MemberDids dids)
    {
        json.WriteStartObject();
        json.WriteString("did", dids.Of(account).Value);
        json.WriteString("username", account.Username?.Value);
        json.WriteString("role", account.Role.Name);
        json.WriteBoolean("isActive", account is { IsActive: true, RemovedAt: null });
        json.WriteString("joinedAt", Instant.Full(account.JoinedAt));
        json.WriteString("removedAt", Instant.Full(account.RemovedAt));
        json.WriteString("departurePreference", account.DeparturePreference.Name);
        json.WriteEndObject();
    }
}
