using Holdfast.Accounts;
using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.Requests;
using Holdfast.Custody;
using Holdfast.Gate;
using Holdfast.Mail;
using Holdfast.Refusals;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.AspNetCore.Custody;

/// <summary>The decisions and the fresh links of one write, and the answers that show them once.</summary>
sealed class CustodyWrites
{
    readonly FreshLinks links;
    readonly PublicAddress address;

    CustodyWrites(HttpContext http)
    {
        var services = http.RequestServices;
        links = new FreshLinks(services.GetRequiredService<TimeProvider>().GetUtcNow(), services.GetRequiredService<MailOptions>().IsOn);
        address = services.GetRequiredService<PublicAddress>();
        WantsBody = http.Request.Headers["Prefer"].ToString().Contains("return=representation", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether the client asked for a body where there would be none.</summary>
    public bool WantsBody { get; }

    public static CustodyWrites Of(Write write) => new(write.Request.Http);

    /// <summary>The decisions of a body.</summary>
    public Outcome<CustodyDecisions> Parse(CustodyBody? body) => CustodyBody.Parse(body, links);

    /// <summary>A command with the decisions of a body.</summary>
    public Outcome<T> Decide<T>(T command, CustodyBody? body) where T : Command => Parse(body).Select(custody => command with { Custody = custody });

    /// <summary>The link for an account, shown once.</summary>
    public string? LinkOf(AccountId account) => links.SecretFor(account) is { } secret ? address.RecoveryLink(secret) : null;

    /// <summary>In the place of a link when an answer is given again.</summary>
    public static string? ShownAlready(AccountId account) => Reply.AlreadyShown;

    /// <summary>What ended, in an answer of another shape; null when the command did not declare anybody compromised.</summary>
    public EndedView? EndedBy(Receipt receipt, bool compromised) => compromised ? EndedView.Of(receipt, LinkOf) : null;

    /// <summary>204; or 200 with what ended and became void, where the client asked for it or gets links that are shown once.</summary>
    public Answering Ended(bool always = false) => EndedWhere(_ => always);

    /// <summary>The same for a gain, which must also say that it ended an unused link: somebody still waits to use it.</summary>
    public Answering EndedByGain() => EndedWhere(static receipt => receipt.Counts.Tokens > 0);

    Answering EndedWhere(Func<Receipt, bool> tells) => new(
        receipt => Answer(receipt, LinkOf, WantsBody || tells(receipt)),
        receipt => Answer(receipt, ShownAlready, WantsBody || tells(receipt)));

    static Reply Answer(Receipt receipt, Func<AccountId, string?> link, bool tells) =>
        tells || receipt.Links.Count > 0
            ? Requests.Reply.Of(EndedView.Of(receipt, link), HoldfastJson.Default.EndedView)
            : Requests.Reply.NoContent;
}
