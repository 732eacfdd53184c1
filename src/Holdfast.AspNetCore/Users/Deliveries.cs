using Holdfast.Mail;
using Holdfast.Recovery;
using Holdfast.Refusals;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.AspNetCore.Users;

/// <summary>The member <c>deliver</c>: how a one-time link gets to its holder.</summary>
static class Deliveries
{
    /// <summary>Parses the word; absent leaves the choice to the gate.</summary>
    public static Outcome<LinkDelivery> Parse(string? word, HttpContext http)
    {
        var mailIsOn = http.RequestServices.GetRequiredService<MailOptions>().IsOn;
        return word switch
        {
            null => new LinkDelivery(LinkWish.Either, mailIsOn),
            "show" => new LinkDelivery(LinkWish.Show, mailIsOn),
            "mail" => new LinkDelivery(LinkWish.Mail, mailIsOn),
            _ => Refusal.Malformed("deliver must be show or mail", "deliver"),
        };
    }
}
