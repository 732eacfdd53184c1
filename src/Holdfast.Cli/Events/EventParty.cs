using System.CommandLine;
using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Audit;
using Holdfast.Cli.Running;

namespace Holdfast.Cli.Events;

/// <summary>
/// Whom <c>--actor</c> and <c>--subject</c> name. A name that nobody has is refused: an empty list would say that nothing happened. An id
/// may belong to an account or key that is gone, so it is also known when an event has it.
/// </summary>
sealed class EventParty(CommandKernel kernel)
{
    /// <summary>The id of the account or key that did things; null without the option.</summary>
    public async Task<string?> ActorAsync(string? text, CancellationToken cancellationToken)
    {
        if (text is null)
            return null;
        if (await AccountAsync(text, cancellationToken) is { } account)
            return account.ToString();
        var id = AccountId.TryParse(text, out var gone) ? gone.ToString() : ApiKeyId.TryParse(text, out var key) ? key.Value : null;
        return id is not null && (await IsKeyAsync(id, cancellationToken) || await HasEventsAsync(new AuditQuery { ActorId = id }, cancellationToken))
            ? id
            : throw new CommandFailure(ExitCode.NoSuchUser, "--actor: no account or key has this name, address or id; name an account that was removed by its id");
    }

    /// <summary>The account that things were done to; null without the option.</summary>
    public async Task<AccountId?> SubjectAsync(string? text, CancellationToken cancellationToken)
    {
        if (text is null)
            return null;
        if (await AccountAsync(text, cancellationToken) is { } account)
            return account;
        return AccountId.TryParse(text, out var id) && await HasEventsAsync(new AuditQuery { Subject = id }, cancellationToken)
            ? id
            : throw new CommandFailure(ExitCode.NoSuchUser, "--subject: no account has this name, address or id; name an account that was removed by its id");
    }

    /// <summary>An account by its name, address or id, removed ones by id only.</summary>
    async Task<AccountId?> AccountAsync(string text, CancellationToken cancellationToken) =>
        AccountId.TryParse(text, out var id)
            ? (await kernel.Store.Accounts.FindAsync(id, cancellationToken))?.Id
            : (await kernel.FindAsync(text, cancellationToken))?.Id;

    async Task<bool> IsKeyAsync(string id, CancellationToken cancellationToken) =>
        ApiKeyId.TryParse(id, out var key) && await kernel.Store.ApiKeys.FindAsync(key, cancellationToken) is not null;

    async Task<bool> HasEventsAsync(AuditQuery query, CancellationToken cancellationToken) =>
        (await kernel.Store.Audit.ListAsync(query with { Limit = 1 }, cancellationToken)).Count > 0;
}
