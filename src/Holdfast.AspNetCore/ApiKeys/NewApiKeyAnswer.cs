using System.Text.Json;
using Holdfast.ApiKeys;
using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.Requests;
using Holdfast.Gate;
using Microsoft.AspNetCore.Http;

namespace Holdfast.AspNetCore.ApiKeys;

/// <summary>The answer to a minting: the key once, after the commit; a repetition says that it was shown.</summary>
static class NewApiKeyAnswer
{
    public static IResult Of(Receipt receipt, ApiKeySecret secret)
    {
        var view = receipt.Replayed is { } text
            ? JsonSerializer.Deserialize(text, HoldfastJson.Default.NewApiKeyView)!
            : NewApiKeyView.Of(receipt.ApiKey!, secret.Secret);
        return new CreatedAt($"/api/v1/admin/api-keys/{view.Id}", Results.Json(view, HoldfastJson.Default.NewApiKeyView, statusCode: StatusCodes.Status201Created));
    }

    /// <summary>What a repetition under the same <c>Idempotency-Key</c> is answered.</summary>
    public static string Repeated(ApiKey key) => JsonSerializer.Serialize(NewApiKeyView.Of(key, NewApiKeyView.AlreadyShown), HoldfastJson.Default.NewApiKeyView);
}
