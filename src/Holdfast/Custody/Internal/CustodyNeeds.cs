using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Gate;

namespace Holdfast.Custody;

/// <summary>
/// Says which custody a command must be judged on, from flags that are in the rows of the accounts it touches. For most commands that is
/// none.
/// </summary>
static class CustodyNeeds
{
    /// <summary>What must be read besides <paramref name="slice"/>.</summary>
    public static CustodyRequest Of(StateSlice slice, Actor actor, Command command)
    {
        if (command is ReportLeak)
            return slice.ApiKey is { } key ? CustodyRequest.Nothing with { Key = key.Id } : CustodyRequest.Nothing;
        if (command.FindTarget(slice) is not null)
            return CustodyRequest.Nothing;
        var (accounts, carriers) = (new HashSet<AccountId>(), new HashSet<AccountId>());
        var decides = false;
        foreach (var change in Deduction.Of(slice, actor, command).Changes)
        {
            if (change.Before is not { } before)
                continue;
            var gains = before.HasCustodians && change.MakesMore;
            decides |= gains || (before.IsCarrier && change.MakesMore);
            if (gains || before.IsCarrier)
                accounts.Add(before.Id);
            if (before.IsCarrier)
                carriers.Add(before.Id);
        }
        carriers.UnionWith(command.Compromised);
        accounts.UnionWith(command.Compromised);
        if (command is Vouch vouch)
            accounts.Add(vouch.Target);
        var issues = decides || command is Vouch || command.CarriesActor(slice, actor);
        if (issues && slice.Actor.Account is { HasCustodians: true } self)
            accounts.Add(self.Id);
        var secret = issues && actor is Actor.ByKey ? slice.Actor.Key?.Secret.Id : null;
        return accounts.Count == 0 && secret is null
            ? CustodyRequest.Nothing
            : new(accounts) { Carriers = carriers, AllThatRests = command.Compromised.Count > 0, ActorSecret = secret };
    }
}
