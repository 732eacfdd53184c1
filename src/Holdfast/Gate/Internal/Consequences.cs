using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Custody;
using Holdfast.Factors;
using Holdfast.Facts;
using Holdfast.Groups;
using Holdfast.Invitations;
using Holdfast.Mail;
using Holdfast.Members;
using Holdfast.Membership;
using Holdfast.Passkeys;
using Holdfast.Recovery;
using Holdfast.Sessions;
using Holdfast.SignIn;
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
            yield return new AccountEffects.InsertAccount(transition.After);
        if (transition.IsChange)
            yield return new AccountEffects.UpdateAccount(transition.Before!, transition.After);
        if (transition.Custodians is { } custodians && (custodians.Count > 0 || transition.Before?.HasCustodians == true))
            yield return new CustodyEffects.SetCustodians(account, custodians);
        foreach (var effect in OfSessions(transition))
            yield return effect;
        foreach (var effect in OfCredentials(transition, now))
            yield return effect;
        if (transition.Removes)
            yield return new StatusListEffects.FlipStatus(account, StatusPurpose.Revocation, true);
        else if (transition.Deactivates || transition.Activates)
            yield return new StatusListEffects.FlipStatus(account, StatusPurpose.Suspension, transition.Deactivates);
        if (transition.ChangesPassword || transition.Removes)
            yield return new SignInEffects.ClearThrottle(account);
        if (transition.LosesFactor && !transition.After.HasFactor && !transition.Removes)
            yield return new FactorEffects.DeleteBackupCodes(account);
        if (GivenUp(transition, now) is { } name)
            yield return new AccountEffects.GiveUpUsername(name);
        if (!transition.Removes)
            yield break;
        if (transition.Keeps != Disposition.Historical)
            yield return new GroupEffects.StripGrants(account);
        yield return new RemovalEffects.DeleteCredentials(account);
        yield return new MailEffects.DropMail(account);
        // Last: what refers to the row goes with it, uncounted.
        if (transition.Keeps == Disposition.Purge)
            yield return new RemovalEffects.PurgeAccount(account, now);
    }

    static IEnumerable<Effect> OfSessions(AccountTransition transition)
    {
        var account = transition.After.Id;
        if (transition.Stops || transition.ChangesRole || transition.VoidsSignIn)
            yield return new SessionEffects.EndSessions(account, null);
        else if (transition.ChangesPassword)
            yield return new SessionEffects.EndSessions(account, transition.KeptSession);
        else if (transition.LosesFactor)
            yield return new SessionEffects.EndFactorSessions(account, transition.KeptSession);
    }

    static IEnumerable<Effect> OfCredentials(AccountTransition transition, DateTimeOffset now)
    {
        var account = transition.After.Id;
        var anew = transition.SetsPasswordAnew;
        if (transition.Stops || transition.VoidsSignIn || transition.ResetsFactors || (anew && !transition.KeepsKeys))
            yield return new ApiKeyEffects.RevokeApiKeys(account, now);
        if (anew && transition.Before!.CredentialCount > 0)
            yield return new PasskeyEffects.DeletePasskeys(account);
        if (transition.Stops || transition.ChangesPassword || transition.VoidsSignIn || transition.ResetsFactors)
            yield return new TokenEffects.CancelTokens(account);
        else if (transition.ChangesEmail || transition.UnconfirmsEmail)
            yield return new TokenEffects.EndMailedLinks(account);
        if (transition.Before?.IsCarrier == true)
        {
            if (transition.Stops)
                yield return new CustodyEffects.EndCarried(account);
            else if (anew || transition.VoidsSignIn || transition.ResetsFactors)
                yield return new CustodyEffects.EndIssued(account);
        }
        if (transition.Stops)
            yield return new InvitationEffects.CancelInvitations(account);
        if (transition.Removes && transition.Before!.Email is { } address)
            yield return new InvitationEffects.CancelInvitationsTo(address);
    }

    /// <summary>The username that the account has no more, with what the account could do.</summary>
    static GivenUpUsername? GivenUp(AccountTransition transition, DateTimeOffset now) =>
        transition is { Before: { Username: { } former } before } && transition.After.Username != former
            ? new(GivenUpUsername.HashOf(former), before.Id, now, Authority.Of(before, transition.HeldBefore), transition.Removes)
            : null;
}
