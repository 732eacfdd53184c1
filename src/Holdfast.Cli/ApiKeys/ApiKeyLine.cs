using System.Text.Json;
using Holdfast.ApiKeys;
using Holdfast.Cli.Output;
using Holdfast.Custody;
using Holdfast.Roles;

namespace Holdfast.Cli.ApiKeys;

/// <summary>An API key as the list shows it. Its secret is not here.</summary>
sealed record ApiKeyLine(ApiKey Key, DateTimeOffset Now)
{
    /// <summary><c>live</c>, <c>expired</c> or <c>revoked</c>.</summary>
    public string State => Key.RevokedAt is not null ? "revoked" : Key.IsLive(Now) ? "live" : "expired";

    public IReadOnlyList<string?> Row() =>
    [
        Key.Id.Value, Key.Name, Key.OwnerLabel ?? Key.OwnerId.ToString(), Minter, State, Instant.Short(Key.LastUsedAt),
        Ceiling(Key.Secret.Ceiling), string.Join(' ', Scopes),
    ];

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", Key.Id.Value);
        json.WriteString("name", Key.Name);
        json.WriteString("owner_id", Key.OwnerId.ToString());
        json.WriteString("owner", Key.OwnerLabel);
        json.WriteString("minted_by_id", Key.Secret.MintedBy?.ToString());
        json.WriteString("minted_by", Key.Secret.MintedByLabel);
        json.WritePropertyName("ceiling");
        WriteCeiling(json, Key.Secret.Ceiling);
        WriteAll(json, "scopes", Scopes);
        json.WriteString("created_at", Instant.Full(Key.CreatedAt));
        json.WriteString("expires_at", Instant.Full(Key.ExpiresAt));
        json.WriteString("last_used_at", Instant.Full(Key.LastUsedAt));
        json.WriteString("state", State);
        json.WriteEndObject();
    }

    string? Minter => Key.Secret.MintedByLabel ?? Key.Secret.MintedBy?.ToString();

    IEnumerable<string> Scopes => Key.Scopes.Select(scope => scope.Codename).Order(StringComparer.Ordinal);

    /// <summary>The most that the key can do; null where no ceiling is recorded.</summary>
    static string? Ceiling(Authority ceiling)
    {
        if (ceiling.Rank == default)
            return null;
        var held = ceiling.IsEverything ? "everything" : $"{ceiling.Permissions.Count} permissions";
        return $"{ceiling.Rank.Name}, {held}{(ceiling.EndsAt is { } end ? $", until {Instant.Short(end)}" : "")}";
    }

    static void WriteCeiling(Utf8JsonWriter json, Authority ceiling)
    {
        if (ceiling.Rank == default)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartObject();
        json.WriteString("role", ceiling.Rank.Name);
        json.WriteBoolean("everything", ceiling.IsEverything);
        WriteAll(json, "permissions", PermissionsOf(ceiling));
        json.WriteString("ends_at", Instant.Full(ceiling.EndsAt));
        json.WriteEndObject();
    }

    static IEnumerable<string> PermissionsOf(Authority ceiling) =>
        ceiling.Permissions.Select(permission => permission.Codename).Order(StringComparer.Ordinal);

    static void WriteAll(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
