using Holdfast.Accounts;

namespace Holdfast.Custody;

/// <summary>How far an address is known to be the account's own mailbox.</summary>
public enum EmailStanding
{
    /// <summary>Nobody confirmed it.</summary>
    Unconfirmed = 0,

    /// <summary>
    /// The account confirmed it while it had custodians: one of them may have done it. Forgotten passwords go there and leave the
    /// custodians as they are.
    /// </summary>
    Confirmed = 1,

    /// <summary>The account confirmed it while it had no custodians: it is personal.</summary>
    Personal = 2,
}

/// <summary>Who typed an address.</summary>
public enum EmailTypist
{
    /// <summary>
    /// Another account that does not vouch for the mailbox by its own address; or the account itself while it had custodians, one of whom
    /// may have done it.
    /// </summary>
    Other = 0,

    /// <summary>The account itself.</summary>
    Self = 1,

    /// <summary>The operator, or an account with a personal house address and no custodians.</summary>
    Trusted = 2,
}

/// <summary>Says to which addresses mail that gives authority may go.</summary>
public static class Mailbox
{
    extension(Account account)
    {
        /// <summary>
        /// Whether the account's address is personal: confirmed by the account while it had no custodians, or in a house domain, where an
        /// address belongs to its person. An address with a tag (<c>+</c>) is never personal through a house domain.
        /// </summary>
        public bool HasPersonalAddress(HouseDomains house) => account.Email is { } address
            && (account.EmailStanding == EmailStanding.Personal || account.HasPersonalHouseAddress(house, address));

        bool HasPersonalHouseAddress(HouseDomains house, EmailAddress address) => house.Has(address) && account.EmailTypist switch
        {
            EmailTypist.Trusted => true,
            EmailTypist.Self => !account.HasCustodians,
            _ => false,
        };

        /// <summary>
        /// Whether a forgotten password may be mailed: to a personal address, or to one that the account confirmed while its sign-in is
        /// not void.
        /// </summary>
        public bool MayRecoverByMail(HouseDomains house) =>
            account.HasPersonalAddress(house) || (account is { EmailStanding: EmailStanding.Confirmed, Email: not null, SignInVoidAt: null });

        /// <summary>
        /// Who types an address when this account does it for another. An address that the account gave itself and never confirmed
        /// vouches for nobody: it may be made up.
        /// </summary>
        public EmailTypist TypesForOthers(HouseDomains house) => account.Email is { } own && !account.HasCustodians && house.Has(own)
            && (account.EmailStanding == EmailStanding.Personal || account.EmailTypist == EmailTypist.Trusted)
            ? EmailTypist.Trusted
            : EmailTypist.Other;
    }
}
