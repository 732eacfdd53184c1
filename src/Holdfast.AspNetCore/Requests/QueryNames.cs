using Holdfast.AspNetCore.OpenApi;
using Holdfast.Refusals;
using Microsoft.AspNetCore.Http;

namespace Holdfast.AspNetCore.Requests;

/// <summary>
/// Refuses query parameters that an endpoint does not take, and those that it takes once and got twice. A mistyped name would otherwise
/// ask less than was meant: a proxy that sends <c>?rol=staff</c> to <c>verify</c> would let everybody in. The allowed names are those
/// that the OpenAPI document shows.
/// </summary>
static class QueryNames
{
    const int LongestName = 64;

    /// <summary>What is wrong with the names in the query; null when nothing is.</summary>
    public static Refusal? FaultIn(HttpContext http)
    {
        if (!http.Request.QueryString.HasValue)
            return null;
        var known = http.GetEndpoint()?.Metadata.GetOrderedMetadata<DescribedParameter>().Where(parameter => !parameter.InHeader).ToArray() ?? [];
        foreach (var (name, values) in http.Request.Query)
        {
            if (Array.Find(known, parameter => parameter.Name == name) is not { } parameter)
                return Unknown(name, known);
            if (values.Count > 1 && !parameter.Repeats)
                return Refusal.InvalidQuery(name, $"{name} may be in the query only once");
        }
        return null;
    }

    static Refusal Unknown(string name, DescribedParameter[] known)
    {
        var isShown = name.Length is > 0 and <= LongestName && !name.Any(c => char.IsControl(c) || char.IsSurrogate(c));
        var taken = known.Length == 0 ? "none" : string.Join(", ", known.Select(parameter => parameter.Name));
        return Refusal.InvalidQuery(isShown ? name : "query", $"unknown query parameter{(isShown ? $" '{name}'" : "")}; this address takes {taken}");
    }
}
