using Holdfast.AspNetCore.Requests;
using Microsoft.AspNetCore.Builder;

namespace Holdfast.AspNetCore.OpenApi;

/// <summary>Says in the OpenAPI document what endpoints read by themselves, beside their bodies.</summary>
static class Described
{
    extension(RouteHandlerBuilder endpoint)
    {
        /// <summary>Allows a query parameter; whatever is not allowed is refused with <c>invalid_query</c>.</summary>
        public RouteHandlerBuilder TakesQuery(string name, string description, bool repeats = false) =>
            endpoint.WithMetadata(new DescribedParameter(name, description) { Repeats = repeats });

        public RouteHandlerBuilder TakesPage() => endpoint
            .TakesQuery("limit", $"How many entries at most, 1–{Paging.Largest}; {Paging.Usual} by default.")
            .TakesQuery("cursor", "The next_cursor of the page before.");

        public RouteHandlerBuilder TakesAuditFilters() => endpoint
            .TakesQuery("actor", "Events by this account or API key.")
            .TakesQuery("subject", "Events about this account.")
            .TakesQuery("kind", "Events of this kind.")
            .TakesQuery("outcome", "done, refused or failed.")
            .TakesQuery("from", "Events at or after this time.")
            .TakesQuery("to", "Events before this time.");

        public RouteHandlerBuilder TakesIfMatch() => endpoint.WithMetadata(
            new DescribedParameter("If-Match", "The version that the client saw, in quotes; when the account has changed since, the answer is version_mismatch.") { InHeader = true });

        public RouteHandlerBuilder TakesIdempotencyKey() => endpoint.WithMetadata(
            new DescribedParameter("Idempotency-Key", "Makes a repetition within 24 hours answer the first result, without its secrets; another body under the same key is idempotency_mismatch.") { InHeader = true });

        /// <summary>Documents another form of the answer.</summary>
        public RouteHandlerBuilder OrProduces<T>() => endpoint.WithMetadata(new DescribedAlternative(typeof(T)));

        /// <summary>Nobody needs to sign in for it.</summary>
        public RouteHandlerBuilder OpenToAll() => endpoint.WithMetadata(new DescribedAsOpen());
    }
}
