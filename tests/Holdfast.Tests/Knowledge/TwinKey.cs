using System.Numerics;
using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Custody;
using Holdfast.Mail;

namespace Holdfast.Tests.Knowledge;

/// <summary>
/// A short name of a state: equal for states that nobody can tell apart by what may happen next. Versions, epochs and the numbers of links
/// do not count. 128 bits of a hash; two different states share one with a chance that does not matter.
/// </summary>
static class TwinKey
{
    [ThreadStatic]
    static List<UInt128>? rows;

    public static UInt128 Of(Twin state)
    {
        var sum = new Sum();
        foreach (var seat in state.Seats)
            Add(ref sum, state, seat);
        Add(ref sum, state.Secrets, static row => Row(row));
        Add(ref sum, state.Links, static row => Row(row));
        Add(ref sum, state.Promises, static row => Row(row));
        Add(ref sum, state.Mail, static mail => Row(mail));
        sum.Add(state.Group, state.Clock, state.Minted);
        sum.Add(state.IsCompromised ? 1 : 0, state.Once.Administrator ? 1 : 0, state.Once.Developer ? 1 : 0);
        Add(ref sum, state.Had, static had => Row(had));
        return sum.Value;
    }

    static void Add(ref Sum sum, Twin state, Seat? seat)
    {
        if (seat is null)
        {
            sum.Add(-1);
            return;
        }
        var account = seat.Account;
        sum.Add((int)account.Kind, (int)account.Role, End(account.ExpiresAt));
        sum.Add(Flags(
            account.IsActive, account.ExpiredAt is not null, account.Lock is not null, account.MustChangePassword, account.RemovedAt is not null,
            account.PasswordHash is not null, seat.KnowsPassword, account.SignInVoidAt is not null, account.SignInUnfinished,
            account.InDoubtSince is not null, account.HasCustodians, account.IsCarrier, seat.InGroup, seat.OwnPasskey, seat.PlantedPasskey));
        sum.Add(account.CredentialCount, seat.Direct, (int)seat.Stolen);
        sum.Add((int)account.EmailStanding, (int)account.EmailTypist, account.Email is { } email ? (int)Cast.BoxOf(email) : -1);
        sum.Add(seat.Code is { } code ? (int)Cast.BoxOf(EmailAddress.Stored(code.EmailKey)!) : -1);
        sum.Add(account.Stopped is { } stop && stop.Version == account.Version && stop.At + StopMark.UndoTime > state.Now ? Cast.SeatOf(stop.By) : -1);
        Add(ref sum, seat.Custodians, static carrier => Row(carrier));
    }

    static UInt128 Row(SecretRow row)
    {
        var sum = new Sum();
        var secret = row.Key.Secret;
        sum.Add(Cast.NumberOf(row.Key.Id), Cast.SeatOf(row.Key.OwnerId), Held.Mask(row.Key.Scopes));
        sum.Add(row.Known ? 1 : 0, row.Key.IsForEverything ? 1 : 0, End(secret.EndsAt));
        sum.Add((int)secret.Ceiling.Rank, secret.Ceiling.IsEverything ? 1 : 0, Held.Mask(secret.Ceiling.Permissions));
        sum.Add(End(secret.Ceiling.EndsAt), End(row.Key.ExpiresAt));
        Add(ref sum, secret.Carriers, static carrier => Row(carrier));
        return sum.Value;
    }

    static UInt128 Row(LinkRow row)
    {
        var sum = new Sum();
        sum.Add(Cast.SeatOf(row.Token.AccountId!.Value), (int)row.Token.Purpose, (int)row.Token.Way);
        sum.Add(row.Known ? 1 : 0);
        Add(ref sum, row.Token.Carriers, static carrier => Row(carrier));
        return sum.Value;
    }

    static UInt128 Row(PromiseRow row)
    {
        var sum = new Sum();
        var invitation = row.Invitation;
        sum.Add((int)invitation.Role, invitation.Groups.Count, End(invitation.AccountExpiresAt));
        sum.Add(Cast.SeatOf(invitation.Inviter), (int)Cast.BoxOf(invitation.Email) + 8 * Cast.SeatOf(invitation.Email), (int)invitation.EmailTypist);
        sum.Add(Flags(invitation.ByMail, row.Link is not null, row.Known));
        Add(ref sum, invitation.Carriers, static carrier => Row(carrier));
        return sum.Value;
    }

    static UInt128 Row(Mail.WaitingMail mail)
    {
        var sum = new Sum();
        sum.Add((int)mail.Kind, Cast.SeatOf(mail.Account!.Value), (int)Cast.BoxOf(mail.To!) + 8 * Cast.SeatOf(mail.To!));
        sum.Add(mail.About == SignInMail.Creation ? 1 : 0);
        return sum.Value;
    }

    static UInt128 Row(Carrier carrier)
    {
        var sum = new Sum();
        var seat = carrier.Who.Account is { } account ? Cast.SeatOf(account) : carrier.Who == Custodian.Operator ? 8 : 9;
        sum.Add(seat, (int)carrier.Part, (carrier.IsAbsent ? 16 : 0) + (carrier.Key is { } key ? 1 + Cast.NumberOf(key) : 0));
        return sum.Value;
    }

    static UInt128 Row(Reach reach)
    {
        var sum = new Sum();
        sum.Add(reach.Rank, reach.Held, End(reach.EndsAt));
        return sum.Value;
    }

    /// <summary>Rows in no order: the sum of their keys, each with its count.</summary>
    static void Add<T>(ref Sum sum, IReadOnlyList<T> all, Func<T, UInt128> row)
    {
        sum.Add(all.Count);
        if (all.Count == 0)
            return;
        rows ??= [];
        var from = rows.Count;
        foreach (var one in all)
            rows.Add(row(one));
        rows.Sort(from, rows.Count - from, null);
        for (var i = from; i < rows.Count; i++)
            sum.Add(rows[i]);
        rows.RemoveRange(from, rows.Count - from);
    }

    static int End(DateTimeOffset? end) => end is null ? -1 : (int)(end.Value - Cast.Start).TotalMinutes;

    static int Flags(params ReadOnlySpan<bool> flags)
    {
        var sum = 0;
        foreach (var flag in flags)
            sum = (sum << 1) | (flag ? 1 : 0);
        return sum;
    }

    struct Sum
    {
        ulong high;
        ulong low;

        public readonly UInt128 Value => new(high, low);

        public void Add(int one) => Mix((ulong)(uint)one);

        public void Add(int one, int two, int three = 0)
        {
            Mix(((ulong)(uint)one << 32) | (uint)two);
            Mix((ulong)(uint)three + 0x51);
        }

        public void Add(UInt128 row)
        {
            Mix((ulong)(row >> 64));
            Mix((ulong)row);
        }

        void Mix(ulong word)
        {
            high = BitOperations.RotateLeft((high ^ word) * 0x9E3779B97F4A7C15, 29) + low;
            low = BitOperations.RotateLeft((low + word + 0xD6E8FEB86659FD93) * 0xC2B2AE3D27D4EB4F, 31) ^ (high >> 7);
        }
    }
}
