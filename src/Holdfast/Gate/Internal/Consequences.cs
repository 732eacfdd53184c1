using Holdfast.Accounts;
using Holdfast.Custody;
using Holdfast.Members;
using Holdfast.StatusLists.Documents;

namespace Holdfast.Gate;

/// <summary>All that follows from changes of accounts, whichever command made them. Page 1.4 of the contract as one function.</summary>
static class Consequences
{
    /// <summary>
    /// The effects of one transition. The account's row is written first: a sign-in that waits for the row then sees the new epoch.
    /// </summary>
    public static IEnumerable<Effect> Of(AccountTransition transition, DateTimeOffset now)
    {
        var account = transition.After.Id;
        if (transition.IsCreation)
            yield return new Effect.InsertAccount(transition.After);
        if (transition.IsChange)
            yield return new Effect.UpdateAccount(transition.Before!, transition.After);
        if (transition.Custodians is { } custodians && (custodians.Count > 0 || transition.Before?.HasCustodians == true))
            yield return new Effect.SetCustodians(account, custodians);
        foreach (var effect in OfSessions(transition))
            yield return effect;
        foreach (var effect in OfCredentials(transition, now))
            yield return effect;
        if (transition.Removes)
            yield return new Effect.FlipStatus(account, StatusPurpose.Revocation, true);
        else if (transition.Deactivates || transition.Activates)
            yield return new Effect.FlipStatus(account, StatusPurpose.Suspension, transition.Deactivates);
        if (transition.ChangesPassword || transition.Removes)
            yield return new Effect.ClearThrottle(account);
        if (transition.LosesFactor && !transition.After.HasFactor && !transition.Removes)
            yield return new Effect.DeleteBackupCodes(account);
        if (GivenUp(transition, now) is { } name)
            yield return new Effect.GiveUpUsername(name);
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

    static IEnumerable<Effect> OfSessions(AccountTransition transition)
    {
        var account = transition.After.Id;
        if (transition.Stops || transition.ChangesRole || transition.VoidsSignIn)
            yield return new Effect.EndSessions(account, null);
        else if (transition.ChangesPassword)
            yield return new Effect.EndSessions(account, transition.KeptSession);
        else if (transition.LosesFactor)
            yield return new Effect.EndFactorSessions(account, transition.KeptSession);
    }

    static IEnumerable<Effect> OfCredentials(AccountTransition transition, DateTimeOffset now)
    {
        var account = transition.After.Id;
        var anew = transition.SetsPasswordAnew;
        if (transition.Stops || transition.VoidsSignIn || transition.ResetsFactors || (anew && !transition.KeepsKeys))
            yield return new Effect.RevokeApiKeys(account, now);
        if (anew && transition.Before!.CredentialCount > 0)
            yield return new Effect.DeletePasskeys(account);
        if (transition.Stops || transition.ChangesPassword || transition.VoidsSignIn || transition.ResetsFactors)
            yield return new Effect.CancelTokens(account);
        else if (transition.ChangesEmail || transition.UnconfirmsEmail)
            yield return new Effect.EndMailedLinks(account);
        if (transition.Before?.IsCarrier == true)
        {
            if (transition.Stops)
                yield return new Effect.EndCarried(account);
            else if (anew || transition.VoidsSignIn || transition.ResetsFactors)
                yield return new Effect.EndIssued(account);
        }
        if (transition.Stops)
            yield return new Effect.CancelInvitations(account);
        if (transition.Removes && transition.Before!.Email is { } address)
            yield return new Effect.CancelInvitationsTo(address);
    }

    /// <summary>The username that the account has no more, with what the account could do.</summary>
    static GivenUpUsername? GivenUp(AccountTransition transition, DateTimeOffset now) =>
        transition is { Before: { Username: { } former } before } && transition.After.Username != former
            ? new(GivenUpUsername.HashOf(former), before.Id, now, Authority.Of(before, transition.HeldBefore), transition.Removes)
            : null;
}
