using Holdfast.Accounts;
using Holdfast.Custody;
using Holdfast.Roles;

namespace Holdfast.Gate;

/// <summary>
/// Commands of one batch that are read in one exchange, judged in turn, and applied in one exchange. That ends as if each had been read after those before it were applied:
/// they ask about accounts alone, nobody acts in it or is acted on whom a command before acts on, and it ends before a command whose effects other slices could show, and before
/// one whose custody names somebody whom a command before changes.
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

    /// <summary>As many of the waiting commands, from the first on, as one wave can carry; or the first alone.</summary>
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

    /// <summary>Whether the effects of a command show in no slice of accounts alone but those of the accounts that it asked about.</summary>
    public static bool Carries(SliceRequest request, IReadOnlyList<Effect> effects)
    {
        foreach (var effect in effects)
        {
            if (OnlyAccountOf(effect) is not { } account || !request.Accounts.Contains(account))
                return false;
        }
        return true;
    }

    /// <summary>
    /// Whether the custody in a slice may be another once <paramref name="changed"/> are. Who is a custodian of whom changes with no effect that a wave carries; what a custodian
    /// holds does, and unfinished things end with those who issued them.
    /// </summary>
    public static bool CustodyDependsOn(StateSlice slice, IReadOnlySet<AccountId> changed)
    {
        if (changed.Count == 0)
            return false;
        return slice.ActorKeyCarriers.Any(IsChanged) || slice.RestsOnKey.Count > 0
            || slice.Custody.Values.Any(custody => custody.Custodians.Any(IsChanged) || custody.Links.Count + custody.Carries.Count + custody.Rests.Count > 0);

        bool IsChanged(CarrierState state) => state.Carrier.Who.Account is { } account && changed.Contains(account);
    }

    /// <summary>What is asked besides accounts, today or by a later version, may change with any command.</summary>
    static bool AsksOfAccountsAlone(SliceRequest request) => request with { Accounts = nobody, Memberships = false, Held = false } == nothing;

    static AccountId? AccountOf(Actor actor) => actor switch
    {
        Actor.ByAccount by => by.Account,
        Actor.ByKey by => by.Owner,
        _ => null,
    };

    /// <summary>The account in whose slices alone an effect shows; null when it may show in others. The holders of protected roles are counted in every slice.</summary>
    static AccountId? OnlyAccountOf(Effect effect) => effect switch
    {
        Effect.UpdateAccount e when !e.Before.Role.IsProtected && !e.After.Role.IsProtected => e.After.Id,
        Effect.EndSessions e => e.Account,
        Effect.RevokeApiKeys e => e.Account,
        Effect.CancelTokens e => e.Account,
        Effect.CancelInvitations e => e.Inviter,
        Effect.ClearThrottle e => e.Account,
        Effect.FlipStatus e => e.Account,
        Effect.SendMail e => e.Mail.Account,
        _ => null,
    };
}
