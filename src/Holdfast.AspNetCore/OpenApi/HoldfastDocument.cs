using Holdfast.AspNetCore.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Holdfast.AspNetCore.OpenApi;

/// <summary>Registers the OpenAPI document of Holdfast's own endpoints.</summary>
static class HoldfastDocument
{
    public const string Name = "holdfast";

    public static void Add(IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, new HoldfastTypes()));
        services.AddSingleton<DocumentText>();
        services.AddOpenApi(Name, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.ShouldInclude = description => description.ActionDescriptor.EndpointMetadata.OfType<DescribedAsHoldfast>().Any();
            options.AddDocumentTransformer(new DocumentHead());
            options.AddSchemaTransformer(new OptionalMembers());
            options.AddOperationTransformer(new OperationParts());
        });
    }
}
