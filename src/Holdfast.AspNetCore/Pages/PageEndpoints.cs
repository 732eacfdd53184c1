using Holdfast.AspNetCore.OpenApi;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.Gate;
using Holdfast.Invitations;
using Holdfast.Passwords;
using Holdfast.Recovery;
using Holdfast.Refusals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.Pages;

/// <summary><c>/setup</c>, <c>/invitation</c>, <c>/forgot</c> and <c>/recover</c>: plain forms that work without JavaScript.</summary>
/// <remarks>
/// The forms need no antiforgery cookie. Antiforgery keeps other sites from using what the browser sends by itself; these forms use
/// nothing of that, only what is typed and the one-time token in the form, which another site does not have.
/// </remarks>
static class PageEndpoints
{
    const string Token = "The secret of the link.";

    static readonly Lazy<byte[]> Css = new(() => EmbeddedFile.Read("page.css"));

    public static void Map(RouteGroupBuilder group)
    {
        var pages = group.MapGroup("").ExcludeFromDescription()
            .WithMetadata(new RefusalAnswer(refusal => new HtmlAnswer(PageHtml.Message("This address is not right", refusal.Sentence), refusal)));
        pages.MapGet("/setup", (HttpContext http, PasswordRules rules) => Show(http, FormPage.Setup(rules))).TakesQuery("token", Token);
        pages.MapGet("/recover", (HttpContext http, PasswordRules rules) => Show(http, FormPage.Recover(rules))).TakesQuery("token", Token);
        pages.MapGet("/invitation", (HttpContext http, PasswordRules rules) => Show(http, FormPage.Invitation(rules))).TakesQuery("token", Token);
        pages.MapGet("/forgot", () => new HtmlAnswer(PageHtml.Form(FormPage.Forgot, null, _ => "", null)));
        pages.MapPost("/setup", SetUpAsync);
        pages.MapPost("/invitation", AcceptAsync);
        pages.MapPost("/forgot", ForgetAsync);
        pages.MapPost("/recover", RecoverAsync);
        pages.MapGet("/holdfast/page.css", (HttpContext http) =>
        {
            HtmlAnswer.Protect(http.Response.Headers);
            http.Response.Headers.CacheControl = "no-cache";
            return Results.Bytes(Css.Value, "text/css; charset=utf-8", entityTag: EmbeddedFile.TagOf(Css.Value));
        });
    }

    static IResult Show(HttpContext http, FormPage page)
    {
        var token = http.Request.Query["token"].ToString();
        return OneTimeSecret.Parse(token) is null ? Incomplete() : new HtmlAnswer(PageHtml.Form(page, token, _ => "", null));
    }

    static Task<IResult> SetUpAsync(HttpContext http, OneTimeLinks links, PasswordRules rules) => SubmitAsync(
        http,
        FormPage.Setup(rules),
        (request, form) => LinkUse.CreateOwnerAsync(request, links, form["token"], new NewOwner(form["username"].ToString(), form["password"].ToString(), form["email"])),
        receipt => PageHtml.Message("The owner exists", $"You can now sign in as {receipt.Account!.Label}."));

    static Task<IResult> RecoverAsync(HttpContext http, OneTimeLinks links, PasswordRules rules) => SubmitAsync(
        http,
        FormPage.Recover(rules),
        (request, form) => LinkUse.SetPasswordAsync(request, links, form["token"], form["password"].ToString()),
        _ => PageHtml.Message("The password is set", "You can now sign in with it. Every earlier session of the account has ended."));

    static Task<IResult> AcceptAsync(HttpContext http, OneTimeLinks links, PasswordRules rules) => SubmitAsync(
        http,
        FormPage.Invitation(rules),
        (request, form) => LinkUse.AcceptInvitationAsync(request, links, form["token"], new Newcomer(form["username"].ToString(), form["password"].ToString())),
        receipt => PageHtml.Message("Welcome", $"Your account exists. You can now sign in as {receipt.Account!.Label}."));

    static Task<IResult> ForgetAsync(HttpContext http, RecoveryByMail recovery) => SubmitAsync(
        http,
        FormPage.Forgot,
        (request, form) => LinkUse.AskAsync(request, recovery, form["identifier"].ToString()),
        _ => PageHtml.Message("Look into your mail", "If there is such an account and its email address is confirmed, a link to set a new password is on its way there."));

    static async Task<IResult> SubmitAsync<T>(HttpContext http, FormPage page, Func<HoldfastRequest, IFormCollection, Task<Outcome<T>>> submit, Func<T, string> done)
    {
        var read = await FormBody.ReadAsync(http);
        if (!read.IsDone(out var form))
            return new HtmlAnswer(PageHtml.Message("That did not work", read.Refusal!.Sentence), read.Refusal);
        var outcome = await AttemptAsync(() => submit(HoldfastRequest.Of(http), form));
        return outcome.Match(
            receipt => new HtmlAnswer(done(receipt)),
            refusal => new HtmlAnswer(IsOfTheLink(refusal) ? PageHtml.Dead(refusal) : PageHtml.Form(page, form.TryGetValue("token", out var token) ? token.ToString() : null, name => form[name].ToString(), refusal), refusal));
    }

    /// <summary>True when no input could make the link work, so no form is shown.</summary>
    static bool IsOfTheLink(Refusal refusal) => refusal.Code == RefusalCode.InvalidToken || refusal.Code == RefusalCode.AlreadySetUp;

    /// <summary>A store that is down is told on the form too, so that nothing typed is lost.</summary>
    static async Task<Outcome<T>> AttemptAsync<T>(Func<Task<Outcome<T>>> attempt)
    {
        try
        {
            return await attempt();
        }
        catch (Exception failure) when (failure is StoreBusyException or StoreUnavailableException)
        {
            return failure is OutcomeUnknownException ? Refusal.OutcomeUnknown() : Refusal.StoreUnavailable();
        }
    }

    static HtmlAnswer Incomplete() =>
        new(PageHtml.Message("This link is not complete", "Copy the whole address, up to the end of the token, or ask for a new link."), Refusal.InvalidToken());
}
