using System.Text;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Holdfast.AspNetCore.OpenApi;

/// <summary>The OpenAPI document as text, made once: the endpoints do not change while the process runs.</summary>
sealed class DocumentText([FromKeyedServices(HoldfastDocument.Name)] IOpenApiDocumentProvider provider)
{
    readonly Lazy<Task<byte[]>> text = new(() => WriteAsync(provider));

    public Task<byte[]> GetAsync() => text.Value;

    static async Task<byte[]> WriteAsync(IOpenApiDocumentProvider provider)
    {
        var document = await provider.GetOpenApiDocumentAsync(CancellationToken.None).ConfigureAwait(false);
        var json = await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, CancellationToken.None).ConfigureAwait(false);
        return Encoding.UTF8.GetBytes(json);
    }
}
