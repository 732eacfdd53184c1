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

namespace Holdfast.Tests.Knowledge;

/// <summary>
/// Writes the effects of one command into a copy of a state, as the store does, and notes what the adversary gets to know by them.
/// </summary>
/// <param name="state">The copy.</param>
/// <param name="isAdversary">Whether the adversary gave the command and sees its answer.</param>
sealed class TwinEffects(Twin state, bool isAdversary)
{
    public void Apply(Effect effect)
    {
        if (!OfAccounts(effect) && !OfSignIn(effect) && !OfKeys(effect) && !OfUnfinished(effect) && !OfGroups(effect) && !IsOutside(effect))
            throw new InvalidOperationException($"The twin does not know the effect {effect.GetType().Name}.");
    }

    /// <summary>
    /// What no state of these worlds shows: status bits, throttles, the last sign-in, backup codes, names that were given up.
    /// </summary>
    static bool IsOutside(Effect effect) => effect is StatusListEffects.FlipStatus or SignInEffects.ClearThrottle or SignInEffects.RecordSignIn
        or SessionEffects.EndOldestSessions or PasskeyEffects.UsePasskey or FactorEffects.DeleteBackupCodes or FactorEffects.DeleteTotp or AccountEffects.GiveUpUsername;

    bool OfAccounts(Effect effect)
    {
        switch (effect)
        {
            case AccountEffects.InsertAccount e:
                state.Seats[Cast.SeatOf(e.Account.Id)] = new(e.Account);
                return true;
            case AccountEffects.UpdateAccount e:
                Change(e.After.Id, seat => seat.Account.Version == e.Before.Version && seat.Account.CredentialEpoch == e.Before.CredentialEpoch
                    ? seat with { Account = e.After with { CreatedAt = seat.Account.CreatedAt, LastLoginAt = seat.Account.LastLoginAt } }
                    : throw new InvalidOperationException($"An update of {e.After.Label} is stale."));
                return true;
            case AccountEffects.CarryOutDue e:
                foreach (var id in e.Unlocked)
                    Change(id, seat => seat with { Account = AfterDue(seat.Account, e.At, 0) });
                foreach (var id in e.Expired)
                    Expire(id, e.At);
                return true;
            case CustodyEffects.SetCustodians e:
                Change(e.Account, seat => seat with { Custodians = e.Custodians });
                return true;
            case CustodyEffects.MarkCarriers e:
                foreach (var id in e.Accounts.Where(id => state.Find(id) is not null))
                    Change(id, seat => seat with { Account = seat.Account with { IsCarrier = true } });
                return true;
            case CustodyEffects.StoreConfirmation e:
                Change(e.Confirmation.Account, seat => seat with { Code = e.Confirmation });
                return true;
            case CustodyEffects.UseConfirmation e:
                Change(e.Account, seat => seat with { Code = null });
                return true;
            default:
                return false;
        }
    }

    void Expire(AccountId id, DateTimeOffset at)
    {
        Change(id, seat => seat with { Account = AfterDue(seat.Account, at, 1), Stolen = Stolen.None });
        state.Secrets.RemoveAll(row => row.Key.OwnerId == id);
        state.Links.RemoveAll(row => row.Token.AccountId == id);
        state.Promises.RemoveAll(row => row.Invitation.Inviter == id);
    }

    static Account AfterDue(Account account, DateTimeOffset at, int epochs) => account.AfterDue(at) with
    {
        Version = account.Version + 1,
        CredentialEpoch = account.CredentialEpoch + epochs,
        Stopped = null,
    };

    bool OfSignIn(Effect effect)
    {
        switch (effect)
        {
            case SessionEffects.InsertSession e:
                Stole(e.Session);
                return true;
            case SessionEffects.RotateSession e:
                Stole(e.Session);
                return true;
            case SessionEffects.EndSessions e:
                if (e.Except != Cast.StolenSessions[Cast.SeatOf(e.Account)])
                    Change(e.Account, seat => seat with { Stolen = Stolen.None });
                return true;
            case SessionEffects.EndFactorSessions e:
                if (e.Except != Cast.StolenSessions[Cast.SeatOf(e.Account)])
                    Change(e.Account, seat => seat with { Stolen = seat.Stolen == Stolen.Verified ? Stolen.None : seat.Stolen });
                return true;
            case PasskeyEffects.InsertPasskey e:
                var planted = Cast.PlantedPasskeys.Contains(e.Passkey.Id);
                Change(e.Passkey.Account, seat => planted ? seat with { PlantedPasskey = true } : seat with { OwnPasskey = true });
                return true;
            case PasskeyEffects.DeletePasskeys e:
                Change(e.Account, seat => seat with { OwnPasskey = false, PlantedPasskey = false });
                return true;
            case RemovalEffects.DeleteCredentials e:
                Change(e.Account, seat => seat with
                {
                    OwnPasskey = false,
                    PlantedPasskey = false,
                    Code = null,
                    Account = seat.Account with { PasswordHash = null, CredentialCount = 0 },
                });
                return true;
            default:
                return false;
        }
    }

    bool OfKeys(Effect effect)
    {
        switch (effect)
        {
            case ApiKeyEffects.InsertApiKey e:
                state.Secrets.Add(new(e.Key, e.Hash, isAdversary));
                return true;
            case ApiKeyEffects.AddSecret e:
                var key = state.Secrets.FindLast(row => row.Key.Id == e.Key)!.Key;
                EndSecrets(row => row.Key.Id == e.Key, e.OthersEnd);
                state.Secrets.Add(new(key with { Secret = e.Secret }, e.Hash, isAdversary));
                return true;
            case ApiKeyEffects.RevokeApiKeys e:
                state.Secrets.RemoveAll(row => row.Key.OwnerId == e.Account);
                return true;
            case ApiKeyEffects.RevokeApiKey e:
                state.Secrets.RemoveAll(row => row.Key.Id == e.Key);
                return true;
            case CustodyEffects.EndAllThatCarries e:
                var who = Custodian.Of(e.Carrier);
                End(carrier => carrier.Who == who);
                EndSecrets(row => row.Key.Secret.Carriers.Any(carrier => carrier.Who == who), e.At);
                return true;
            default:
                return false;
        }
    }

    bool OfUnfinished(Effect effect)
    {
        switch (effect)
        {
            case TokenEffects.InsertToken e:
                state.Links.Add(new(e.Token, Sees(e.Token)));
                return true;
            case TokenEffects.ConsumeToken e:
                Require(state.Links.RemoveAll(row => row.Token.Id == e.Token) == 1, effect);
                return true;
            case TokenEffects.CancelTokens e:
                state.Links.RemoveAll(row => row.Token.AccountId == e.Account);
                return true;
            case TokenEffects.EndLinks e:
                state.Links.RemoveAll(row => e.Links.Contains(row.Token.Id));
                return true;
            case TokenEffects.EndMailedLinks e:
                state.Links.RemoveAll(row => row.Token.AccountId == e.Account && row.Token.Way != LinkWay.Shown);
                return true;
            case CustodyEffects.EndIssued e:
                End(carrier => carrier.Who == Custodian.Of(e.Issuer) && carrier.Part == CarrierPart.Issuer);
                state.Promises.RemoveAll(row => row.Invitation.Inviter == e.Issuer);
                return true;
            case CustodyEffects.EndCarried e:
                End(carrier => carrier.Who == Custodian.Of(e.Carrier) && !carrier.IsAbsent);
                return true;
            case CustodyEffects.EndIssuedByKey e:
                End(carrier => carrier.Key == e.Key);
                state.Secrets.RemoveAll(row => row.Key.Secret.Carriers.Any(carrier => carrier.Key == e.Key));
                return true;
            case MailEffects.SendMail { Mail.Kind: MailKind.SignInLink or MailKind.Invitation } e:
                state.Mail.Add(e.Mail);
                return true;
            case MailEffects.DropMail e:
                state.Mail.RemoveAll(mail => mail.Account == e.Account);
                return true;
            default:
                return OfInvitations(effect);
        }
    }

    bool OfInvitations(Effect effect)
    {
        switch (effect)
        {
            case InvitationEffects.InsertInvitation e:
                state.Promises.Add(new(e.Invitation, null, false));
                return true;
            case InvitationEffects.InsertInvitationLink e:
                var at = state.Promises.FindIndex(row => row.Invitation.Id == e.Invitation);
                var promise = state.Promises[at];
                var isMailed = promise.Invitation.ByMail && Cast.IsAdversarys(promise.Invitation.Email);
                state.Promises[at] = promise with { Link = e.Hash, Known = promise.Known || isAdversary || isMailed };
                return true;
            case InvitationEffects.ConsumeInvitation e:
                var taken = state.Promises.Find(row => row.Invitation.Id == e.Invitation);
                Require(taken is not null, effect);
                state.Promises.RemoveAll(row => row == taken || (e.Accepter is not null && row.Invitation.Email.Key == taken!.Invitation.Email.Key));
                return true;
            case InvitationEffects.EndInvitations e:
                state.Promises.RemoveAll(row => e.Invitations.Contains(row.Invitation.Id));
                return true;
            case InvitationEffects.CancelInvitations e:
                state.Promises.RemoveAll(row => row.Invitation.Inviter == e.Inviter);
                return true;
            case InvitationEffects.CancelInvitationsTo e:
                state.Promises.RemoveAll(row => row.Invitation.Email.Key == e.Address.Key);
                return true;
            default:
                return false;
        }
    }

    bool OfGroups(Effect effect)
    {
        switch (effect)
        {
            case GroupEffects.UpdateGroup e:
                state.Group = Held.Mask(e.After.Permissions);
                return true;
            case AccountEffects.ForgetStopsIn:
                foreach (var seat in state.Seats.Where(seat => seat?.InGroup == true))
                    Regrant(seat!.Account.Id, one => one);
                return true;
            case GroupEffects.AddToGroup e:
                Regrant(e.Account, seat => seat with { InGroup = true });
                return true;
            case GroupEffects.RemoveFromGroup e:
                Regrant(e.Account, seat => seat with { InGroup = false });
                return true;
            case GroupEffects.GrantPermission e:
                Regrant(e.Account, seat => seat with { Direct = seat.Direct | Held.Bit(e.Permission) });
                return true;
            case GroupEffects.RevokePermission e:
                Regrant(e.Account, seat => seat with { Direct = seat.Direct & ~Held.Bit(e.Permission) });
                return true;
            case GroupEffects.StripGrants e:
                Regrant(e.Account, seat => seat with { InGroup = false, Direct = 0 });
                return true;
            default:
                return false;
        }
    }

    /// <summary>Ends the unused links and invitations that carry such a one.</summary>
    void End(Func<Carrier, bool> which)
    {
        state.Links.RemoveAll(row => row.Token.Carriers.Any(which));
        state.Promises.RemoveAll(row => row.Invitation.Carriers.Any(which));
    }

    /// <summary>A secret that has ended goes: nobody can use it again.</summary>
    void EndSecrets(Predicate<SecretRow> which, DateTimeOffset at)
    {
        for (var i = state.Secrets.Count - 1; i >= 0; i--)
        {
            var row = state.Secrets[i];
            if (!which(row))
                continue;
            if (at <= state.Now)
                state.Secrets.RemoveAt(i);
            else if (row.Key.Secret.EndsAt is null || row.Key.Secret.EndsAt > at)
                state.Secrets[i] = row with { Key = row.Key with { Secret = row.Key.Secret with { EndsAt = at } } };
        }
    }

    /// <summary>The actor sees a shown link, the reader of the mailbox a mailed one.</summary>
    bool Sees(OneTimeToken token) => token.Way == LinkWay.Shown
        ? isAdversary
        : state.Find(token.AccountId!.Value)?.Account.Email is { } address && Cast.IsAdversarys(address);

    void Stole(Session session)
    {
        if (Cast.StolenSessions.Contains(session.Id))
            Change(session.AccountId, seat => seat with { Stolen = session.FactorVerified ? Stolen.Verified : Stolen.Plain });
    }

    /// <summary>Something else of the account changed, so a stop of it cannot be undone any more.</summary>
    void Regrant(AccountId id, Func<Seat, Seat> change) => Change(id, seat => change(seat with { Account = seat.Account with { Stopped = null } }));

    void Change(AccountId id, Func<Seat, Seat> change) => state.Seats[Cast.SeatOf(id)] = change(state.Find(id)!);

    static void Require(bool holds, Effect effect)
    {
        if (!holds)
            throw new InvalidOperationException($"The effect {effect.GetType().Name} found nothing.");
    }
}
