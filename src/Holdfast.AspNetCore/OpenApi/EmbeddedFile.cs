using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace Holdfast.AspNetCore.OpenApi;

/// <summary>Files that travel inside assemblies: our own, and those of the Swagger UI package.</summary>
static class EmbeddedFile
{
    public static byte[] Read(string name)
    {
        using var file = Open(typeof(EmbeddedFile), "Holdfast.AspNetCore." + name);
        return ReadAll(file);
    }

    /// <summary>The package keeps its files compressed.</summary>
    public static byte[] ReadSwaggerUi(string name)
    {
        using var file = Open(typeof(SwaggerUIOptions), "Swashbuckle.AspNetCore.SwaggerUI.node_modules.swagger_ui_dist." + name);
        using var plain = new GZipStream(file, CompressionMode.Decompress);
        return ReadAll(plain);
    }

    public static EntityTagHeaderValue TagOf(byte[] content) => new('"' + Convert.ToHexStringLower(SHA256.HashData(content))[..32] + '"');

    static Stream Open(Type neighbour, string name) =>
        neighbour.Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The file {name} is missing from its assembly.");

    static byte[] ReadAll(Stream file)
    {
        using var buffer = new MemoryStream();
        file.CopyTo(buffer);
        return buffer.ToArray();
    }
}
