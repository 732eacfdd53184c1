using Holdfast.Accounts;
using Holdfast.AspNetCore.Custody;
using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.OpenApi;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.Gate;
using Holdfast.Refusals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.Users;

/// <summary>Commands as values: previewed on one account, or carried out on many.</summary>
static class UserCommands
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapPost("/{id}/preview", UserPreview.PreviewAsync)
            .Takes<PreviewBody>()
            .Produces<PreviewView>()
            .Documented("previewUser", "Says what a command would do to an account; changes nothing", 404);
        group.MapPost("/bulk", (Delegate)BulkAsync)
            .Takes<BulkBody>()
            .Produces<BulkView>()
            .Documented("changeUsers", "Carries out a command on up to 500 accounts: all or none, judged on the end state", 404, 409, 422)
            .TakesIdempotencyKey();
    }

    static async Task<IResult> BulkAsync(HttpContext http)
    {
        var read = await Write.OfAsync(http, HoldfastJson.Default.BulkBody);
        if (!read.IsDone(out var write))
            return Problem.Of(read.Refusal!);
        var commands = CommandsOf(write.Asked);
        if (!commands.IsDone(out var all))
            return Problem.Of(commands.Refusal!);
        var custody = CustodyWrites.Of(write);
        var decided = custody.Decide(new BulkChange(all), write.Asked.Custody);
        return decided.IsDone(out var bulk)
            ? await write.ExecuteAsync(bulk, new(
                receipt => Answer(all.Count, receipt, custody.LinkOf), receipt => Answer(all.Count, receipt, CustodyWrites.ShownAlready)))
            : Problem.Of(decided.Refusal!);
    }

    static Reply Answer(int accounts, Receipt receipt, Func<AccountId, string?> link)
    {
        var ended = EndedView.Of(receipt, link);
        return Reply.Of(new BulkView(accounts, ended.Voided, ended.InDoubt), HoldfastJson.Default.BulkView);
    }

    static Outcome<List<AccountCommand>> CommandsOf(BulkBody asked)
    {
        if (asked.Ids.Count > BulkChange.Most)
            return Refusal.Malformed($"ids must name at most {BulkChange.Most} accounts", "ids");
        var commands = new List<AccountCommand>();
        foreach (var id in asked.Ids)
        {
            var command = asked.Command.On(new AccountId(id));
            if (!command.IsDone(out var made))
                return command.Refusal!;
            commands.Add(made);
        }
        return commands;
    }
}
