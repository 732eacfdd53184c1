using Holdfast.AspNetCore.Requests;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Invitations;
using Holdfast.Mail;
using Holdfast.Recovery;
using Holdfast.Refusals;

namespace Holdfast.AspNetCore.Pages;

/// <summary>
/// Uses one-time links for whoever holds them. Text that cannot be a token stands for one that nobody was given: same path, same answer,
/// same event.
/// </summary>
static class LinkUse
{
    public static Task<Outcome<Receipt>> CreateOwnerAsync(HoldfastRequest request, OneTimeLinks links, string? token, NewOwner owner) =>
        links.CreateOwnerAsync(new Actor.Anonymous(request.Origin), SecretOf(token), owner, request.Aborted);

    public static Task<Outcome<Receipt>> SetPasswordAsync(HoldfastRequest request, OneTimeLinks links, string? token, string password, FactorCode? keepKeys = null) =>
        links.RedeemAsync(new Actor.Anonymous(request.Origin), SecretOf(token), password, keepKeys, request.Aborted);

    public static Task<Outcome<Receipt>> AcceptInvitationAsync(HoldfastRequest request, OneTimeLinks links, string? token, Newcomer newcomer) =>
        links.AcceptAsync(new Actor.Anonymous(request.Origin), SecretOf(token), newcomer, request.Aborted);

    /// <summary>Asks for a mailed link.</summary>
    public static Task<Outcome<MailId>> AskAsync(HoldfastRequest request, RecoveryByMail recovery, string identifier) =>
        recovery.AskAsync(new Actor.Anonymous(request.Origin), identifier, request.Network, request.Aborted);

    static OneTimeSecret SecretOf(string? token) => OneTimeSecret.Parse(token?.Trim()) ?? OneTimeSecret.New();
}
