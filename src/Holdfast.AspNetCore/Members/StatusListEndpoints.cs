using Holdfast.AspNetCore.OpenApi;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.Membership;
using Holdfast.Refusals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.Members;

/// <summary><c>/v1/status-lists/{id}</c> and <c>/.well-known/did.json</c>: public, from memory.</summary>
static class StatusListEndpoints
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/v1/status-lists/{id}", List)
            .Produces<string>(StatusCodes.Status200OK, PublishedList.CredentialType, PublishedList.TokenType)
            .Produces(StatusCodes.Status304NotModified)
            .Documented("status_list", "A signed status list: revocations or suspensions of memberships", 404, 406)
            .OpenToAll();
        group.MapGet("/.well-known/did.json", Document)
            .Produces<string>(StatusCodes.Status200OK, "application/did+ld+json")
            .Produces(StatusCodes.Status304NotModified)
            .Documented("issuer_document", "The issuer's keys (did:web)")
            .OpenToAll();
        group.MapMethods("/v1/status-lists/{id}", [HttpMethods.Head], List).ExcludeFromDescription();
        group.MapMethods("/.well-known/did.json", [HttpMethods.Head], Document).ExcludeFromDescription();
    }

    static IResult List(string id, HttpContext http, Publisher publisher, TimeProvider time)
    {
        if (!publisher.Current.IsDone(out var published))
            return Problem.Of(publisher.Current.Refusal!);
        if (!StatusListId.TryParse(id, out var list) || !published.Lists.TryGetValue(list, out var found))
            return Problem.Of(Refusal.StatusListNotFound());
        return Acceptance.Choose(http.Request, PublishedList.CredentialType, PublishedList.TokenType) switch
        {
            PublishedList.CredentialType => Unless(found.Credential),
            PublishedList.TokenType => Unless(found.Token),
            _ => Problem.Of(Refusal.NotAcceptable($"{PublishedList.CredentialType} or {PublishedList.TokenType}")),
        };

        // What ended while the store was away says nothing about now.
        IResult Unless(PublishedDocument document) => time.GetUtcNow() < document.ValidUntil ? document : Problem.Of(Refusal.StoreUnavailable());
    }

    static IResult Document(Publisher publisher) => publisher.Current.Match<IResult>(published => published.Document, Problem.Of);
}
