using Holdfast.Accounts;
using Holdfast.Roles;

namespace Holdfast.Gate;

/// <summary>For previews, which change nothing: a slice as it will be once what is due is carried out.</summary>
static class Foresight
{
    public static StateSlice Of(StateSlice slice)
    {
        Account[] known = [.. slice.Accounts.Values, .. new[] { slice.Actor.Account, slice.Inviter.Account }.OfType<Account>()];
        var due = known.Where(account => account.IsDue(slice.Now)).DistinctBy(static account => account.Id)
            .ToDictionary(static account => account.Id, account => AccountTransition.Change(account, account.AfterDue(slice.Now)));
        return due.Count == 0 ? slice : After(slice, due);
    }

    static StateSlice After(StateSlice slice, Dictionary<AccountId, AccountTransition> due)
    {
        return slice with
        {
            Census = due.Values.Aggregate(slice.Census, After),
            Actor = State(slice.Actor),
            Inviter = State(slice.Inviter),
            Accounts = slice.Accounts.Values.Select(Account).ToDictionary(static account => account.Id),
            Token = Stops(slice.Token?.AccountId) ? null : slice.Token,
            Session = Stops(slice.Session?.AccountId) ? null : slice.Session,
            Invitation = Stops(slice.Invitation?.Inviter) ? null : slice.Invitation,
            ApiKey = slice.ApiKey is { RevokedAt: null } key && Stops(key.OwnerId) ? key with { RevokedAt = slice.Now } : slice.ApiKey,
        };

        Account Account(Account account) => due.TryGetValue(account.Id, out var transition) ? transition.After : account;

        bool Stops(AccountId? account) => account is { } id && due.TryGetValue(id, out var transition) && transition.Stops;

        ActorState State(ActorState state) => state.Account is not { } account ? state : state with
        {
            Account = Account(account),
            Session = Stops(account.Id) ? null : state.Session,
            Key = Stops(account.Id) ? null : state.Key,
        };
    }

    /// <summary>Whose lock is over counts again as a lasting holder.</summary>
    static HolderCensus After(HolderCensus census, AccountTransition transition) => transition.After switch
    {
        { IsLasting: true, Role: Role.Administrator } after => census with { Administrators = census.Administrators.With(after) },
        { IsLasting: true, Role: Role.Developer } after => census with { Developers = census.Developers.With(after) },
        _ => census,
    };
}
