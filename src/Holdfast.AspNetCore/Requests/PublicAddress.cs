using Holdfast.Accounts;
using Holdfast.Members;
using Holdfast.Recovery;

namespace Holdfast.AspNetCore.Requests;

/// <summary>
/// Links and identifiers that name this instance. They follow from the options alone, never from a request's Host header.
/// </summary>
sealed class PublicAddress(HoldfastOptions options, MemberDids dids)
{
    /// <summary>The identifier of an account: its own, else the one derived from the public host.</summary>
    public string DidOf(Account account) => dids.Of(account).Value;

    /// <summary>The link on which a person sets a password; a path when the instance has no public address.</summary>
    public string RecoveryLink(OneTimeSecret secret) => LinkTo("recover", secret);

    /// <summary>The link on which an invitation is accepted, in the same form.</summary>
    public string InvitationLink(OneTimeSecret secret) => LinkTo("invitation", secret);

    string LinkTo(string page, OneTimeSecret secret) => $"{options.PublicUrl?.AbsoluteUri.TrimEnd('/')}/{page}?token={secret.Secret}";
}
