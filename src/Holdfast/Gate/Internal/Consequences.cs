namespace Holdfast.Gate;

/// <summary>All that follows from changes of accounts, whichever command made them. Page 1.4 of the contract as one function.</summary>
static class Consequences
{
    /// <summary>The effects of one transition. The account's row is written first: whoever waits for it then sees the new epoch.</summary>
    public static IEnumerable<Effect> Of(AccountTransition transition, DateTimeOffset now)
    {
        var account = transition.After.Id;
        if (transition.IsCreation)
            yield return new Effect.InsertAccount(transition.After);
        if (transition.IsChange)
            yield return new Effect.UpdateAccount(transition.Before!, transition.After);
        if (transition.Stops || transition.ChangesRole)
            yield return new Effect.EndSessions(account, null);
        else if (transition.ChangesPassword)
            yield return new Effect.EndSessions(account, transition.KeptSession);
        if (transition.Stops)
            yield return new Effect.RevokeApiKeys(account, now);
        if (transition.Stops || transition.ChangesPassword)
            yield return new Effect.CancelTokens(account);
        if (transition.Stops)
            yield return new Effect.CancelInvitations(account);
        if (transition.ChangesPassword)
            yield return new Effect.ClearThrottle(account);
        if (transition.Removes)
        {
            yield return new Effect.StripGrants(account);
            yield return new Effect.DropMail(account);
        }
    }
}
