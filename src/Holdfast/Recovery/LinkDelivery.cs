using Holdfast.Accounts;
using Holdfast.Custody;
using Holdfast.Gate;
using Holdfast.Refusals;

namespace Holdfast.Recovery;

/// <summary>How somebody wants a link to get to its holder.</summary>
public enum LinkWish
{
    /// <summary>
    /// Shown to the actor, who must cover the account; mailed when the actor does not and the account has a personal address.
    /// </summary>
    Either,

    /// <summary>Shown to the actor, who must cover the account.</summary>
    Show,

    /// <summary>Mailed to the account's personal address and shown to nobody: needs the door and the rank alone.</summary>
    Mail,
}

/// <summary>How a link gets to its holder, and whether this instance sends mail.</summary>
/// <param name="Wish">What was asked for.</param>
/// <param name="MailIsOn">Whether mail is sent.</param>
public sealed record LinkDelivery(LinkWish Wish, bool MailIsOn)
{
    /// <summary>Shown.</summary>
    public static LinkDelivery Shown { get; } = new(LinkWish.Show, MailIsOn: false);

    /// <summary>Whether the link is mailed to <paramref name="target"/>.</summary>
    internal bool IsMailed(StateSlice slice, Account target)
    {
        var can = MailIsOn && target.HasPersonalAddress(slice.Settings.House);
        return can && (Wish == LinkWish.Mail
            || (Wish == LinkWish.Either && slice.Actor.Account is not null && !slice.Actor.Reach.Covers(slice.AuthorityOf(target))));
    }

    /// <summary>A refusal when mail was asked for and the account has no personal address, or no mail is sent.</summary>
    internal Refusal? Check(StateSlice slice, Account target) => Wish != LinkWish.Mail || IsMailed(slice, target)
        ? null
        : Refusal.InvalidCommand(MailIsOn
            ? "this account has no personal address: it has none, or nobody confirmed it; show the link instead"
            : "this instance sends no mail; show the link instead") with
        { Field = "deliver" };
}
