using Holdfast.Members;
using Holdfast.StatusLists.Documents;

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
        else if (transition.LosesFactor)
            yield return new Effect.EndFactorSessions(account, transition.KeptSession);
        if (transition.Stops)
            yield return new Effect.RevokeApiKeys(account, now);
        if (transition.Stops || transition.ChangesPassword)
            yield return new Effect.CancelTokens(account);
        if (transition.Stops)
            yield return new Effect.CancelInvitations(account);
        if (transition.Removes && transition.Before!.Email is { } address)
            yield return new Effect.CancelInvitationsTo(address);
        if (transition.Removes)
            yield return new Effect.FlipStatus(account, StatusPurpose.Revocation, true);
        else if (transition.Deactivates || transition.Activates)
            yield return new Effect.FlipStatus(account, StatusPurpose.Suspension, transition.Deactivates);
        if (transition.ChangesPassword || transition.Removes)
            yield return new Effect.ClearThrottle(account);
        if (transition.LosesFactor && !transition.After.HasFactor && !transition.Removes)
            yield return new Effect.DeleteBackupCodes(account);
        if (!transition.Removes)
            yield break;
        if (transition.Keeps != Disposition.Historical)
            yield return new Effect.StripGrants(account);
        yield return new Effect.DeleteCredentials(account);
        yield return new Effect.DropMail(account);
        // Last: what refers to the row goes with it, uncounted.
        if (transition.Keeps == Disposition.Purge)
            yield return new Effect.PurgeAccount(account, now);
    }
}
