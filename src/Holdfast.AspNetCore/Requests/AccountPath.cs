using Holdfast.Accounts;
using Holdfast.AspNetCore.Problems;
using Holdfast.Refusals;
using Microsoft.AspNetCore.Http;

namespace Holdfast.AspNetCore.Requests;

/// <summary>The account that a path names, and the commands that act on it.</summary>
static class AccountPath
{
    /// <summary>Parses the id in the path; <c>malformed</c> when it cannot be one.</summary>
    public static Outcome<AccountId> Parse(string text) =>
        AccountId.TryParse(text, out var id) ? id : Refusal.Malformed("the id in the path must be a UUID in hyphenated form", "id");

    /// <summary>
    /// Carries out the command that <paramref name="command"/> makes for the account, with the version of <c>If-Match</c>.
    /// </summary>
    public static async Task<IResult> ExecuteAsync<TWrite>(
        ValueTask<Outcome<TWrite>> reading, string id, Func<TWrite, AccountId, Outcome<AccountCommand>> command, Func<TWrite, Answering> answering)
        where TWrite : Write
    {
        var read = await reading.ConfigureAwait(false);
        return read.IsDone(out var write) ? await ExecuteAsync(write, id, command, answering).ConfigureAwait(false) : Problem.Of(read.Refusal!);
    }

    /// <summary>The same, for a write that was read already.</summary>
    public static async Task<IResult> ExecuteAsync<TWrite>(
        TWrite write, string id, Func<TWrite, AccountId, Outcome<AccountCommand>> command, Func<TWrite, Answering> answering)
        where TWrite : Write
    {
        var prepared = Parse(id)
            .Then(target => command(write, target))
            .Then(made => write.Request.IfMatch().Select(seen => made with { IfMatch = seen }));
        return prepared.IsDone(out var ready) ? await write.ExecuteAsync(ready, answering(write)).ConfigureAwait(false) : Problem.Of(prepared.Refusal!);
    }
}
