using System.Text.Json;
using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Cli.Custodians;
using Holdfast.Cli.Output;
using Holdfast.Cli.Running;
using Holdfast.Groups;
using Holdfast.Sessions;

namespace Holdfast.Cli.Users;

/// <summary>An account with what it can act by.</summary>
sealed record Portrait(Account Account, IReadOnlyList<Session> Sessions, IReadOnlyList<ApiKey> Keys, IReadOnlyList<Group> Groups, DateTimeOffset Now)
{
    /// <summary>How it signs in, and on whom that rests.</summary>
    public required SignInPortrait SignIn { get; init; }

    public IEnumerable<ApiKey> LiveKeys => Keys.Where(key => key.IsLive(Now));

    public static async Task<Portrait> OfAsync(Account account, CommandKernel kernel, CancellationToken cancellationToken)
    {
        var accounts = kernel.Store.Accounts;
        return new(
            account,
            await accounts.SessionsOfAsync(account.Id, cancellationToken),
            await accounts.KeysOfAsync(account.Id, cancellationToken),
            await accounts.GroupsOfAsync(account.Id, cancellationToken),
            await accounts.NowAsync(cancellationToken))
        {
            SignIn = await SignInPortrait.OfAsync(account, kernel, cancellationToken),
        };
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        AccountJson.WriteMembers(json, Account, Now);
        json.WriteString("lock_reason", Account.Lock?.Reason);
        json.WriteNumber("live_sessions", Sessions.Count);
        json.WriteStartArray("live_api_keys");
        foreach (var key in LiveKeys)
        {
            json.WriteStartObject();
            json.WriteString("id", key.Id.Value);
            json.WriteString("name", key.Name);
            json.WriteString("expires_at", Instant.Full(key.ExpiresAt));
            json.WriteString("last_used_at", Instant.Full(key.LastUsedAt));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("groups");
        foreach (var group in Groups)
            json.WriteStringValue(group.Name.Value);
        json.WriteEndArray();
        SignIn.WriteMembers(json);
        json.WriteEndObject();
    }
}
