using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Custody;
using Holdfast.Facts;
using Holdfast.Invitations;
using Holdfast.Mail;
using Holdfast.Membership;
using Holdfast.Recovery;
using Holdfast.Roles;
using Holdfast.Sessions;
using Holdfast.SignIn;

namespace Holdfast.Gate;

/// <summary>
/// Commands that are read together, judged one by one, and written together. The result is the same as if each had been read
/// after the commands before it were written, because each command touches accounts that no earlier command of the wave
/// touches. The wave stops before a command whose effects another slice could see, and before a command that is judged on a
/// custodian whom an earlier command changes.
/// </summary>
sealed class Wave
{
    static readonly IReadOnlyList<AccountId> nobody = [];
    static readonly SliceRequest nothing = new() { Accounts = nobody };

    Wave(List<PendingCommand> commands) => (Commands, Inquiries) = (commands, [.. commands.Select(static pending => pending.Inquiry)]);

    public IReadOnlyList<PendingCommand> Commands { get; }

    /// <summary>What the commands are judged on.</summary>
    public IReadOnlyList<Inquiry> Inquiries { get; }

    public int Count => Commands.Count;

    /// <summary>Takes as many waiting commands as one wave can hold, in order; only the first when <paramref name="alone"/>.</summary>
    public static Wave Of(List<PendingCommand> waiting, bool alone)
    {
        var touched = new HashSet<AccountId>();
        var count = 0;
        for (; count < waiting.Count && (count == 0 || !alone); count++)
        {
            var (actor, request) = waiting[count].Inquiry;
            var asksMore = !AsksOfAccountsAlone(request);
            if (count > 0 && (asksMore || touched.Overlaps(request.Accounts) || (AccountOf(actor) is { } account && touched.Contains(account))))
                break;
            alone |= asksMore;
            touched.UnionWith(request.Accounts);
        }
        return new(waiting[..count]);
    }

    /// <summary>True when the effects change only accounts that the request names.</summary>
    public static bool Carries(SliceRequest request, IReadOnlyList<Effect> effects)
    {
        foreach (var effect in effects)
        {
            if (effect.OnlyOf is not { } account || !request.Accounts.Contains(account))
                return false;
        }
        return true;
    }

    /// <summary>
    /// True when the custody in a slice may differ after <paramref name="changed"/> changed. No effect of a wave changes who is a
    /// custodian of whom. Some change what a custodian holds, and some end unfinished things.
    /// </summary>
    public static bool CustodyDependsOn(StateSlice slice, IReadOnlySet<AccountId> changed)
    {
        if (changed.Count == 0)
            return false;
        return slice.ActorKeyCarriers.Any(IsChanged) || slice.RestsOnKey.Count > 0
            || slice.Custody.Values.Any(custody => custody.Custodians.Any(IsChanged) || custody.Links.Count + custody.Carries.Count + custody.Rests.Count > 0);

        bool IsChanged(CarrierState state) => state.Carrier.Who.Account is { } account && changed.Contains(account);
    }

    /// <summary>Anything other than accounts may be changed by any command, so such a request travels alone.</summary>
    static bool AsksOfAccountsAlone(SliceRequest request) => request with { Accounts = nobody, Memberships = false, Held = false } == nothing;

    static AccountId? AccountOf(Actor actor) => actor switch
    {
        Actor.ByAccount by => by.Account,
        Actor.ByKey by => by.Owner,
        _ => null,
    };
}
