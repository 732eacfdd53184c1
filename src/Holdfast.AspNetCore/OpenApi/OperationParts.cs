using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Holdfast.AspNetCore.OpenApi;

/// <summary>Completes each operation: its id, what it reads by itself, who may call it, and how it refuses.</summary>
sealed class OperationParts : IOpenApiOperationTransformer
{
    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.OperationId = metadata.OfType<DescribedName>().LastOrDefault()?.Name;
        operation.Parameters ??= [];
        foreach (var parameter in metadata.OfType<DescribedParameter>())
            operation.Parameters.Add(Parameter(parameter));
        if (metadata.OfType<DescribedBody>().LastOrDefault() is { } body)
            operation.RequestBody = await BodyAsync(body, context, cancellationToken).ConfigureAwait(false);
        if (metadata.OfType<DescribedAlternative>().LastOrDefault() is { } alternative)
            await AddAsync(alternative, operation, context, cancellationToken).ConfigureAwait(false);
        operation.Security = SecurityOf(metadata.OfType<DescribedAsOpen>().Any(), context.Document!);
        foreach (var (status, response) in operation.Responses ?? [])
        {
            if (response is OpenApiResponse { Content: { } content } && content.ContainsKey(ProblemSchema.ContentType))
                content[ProblemSchema.ContentType] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(ProblemSchema.Name, context.Document) };
        }
    }

    static OpenApiParameter Parameter(DescribedParameter parameter) => new()
    {
        Name = parameter.Name,
        In = parameter.InHeader ? ParameterLocation.Header : ParameterLocation.Query,
        Description = parameter.Description,
        Schema = new OpenApiSchema { Type = parameter.Name == "limit" ? JsonSchemaType.Integer : JsonSchemaType.String },
    };

    static async Task<OpenApiRequestBody> BodyAsync(DescribedBody body, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var schema = await context.GetOrCreateSchemaAsync(body.Type, null, cancellationToken).ConfigureAwait(false);
        context.Document!.AddComponent(body.Type.Name, schema);
        var content = new OpenApiMediaType { Schema = new OpenApiSchemaReference(body.Type.Name, context.Document) };
        return new() { Required = !body.Optional, Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = content } };
    }

    static async Task AddAsync(DescribedAlternative alternative, OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var schema = await context.GetOrCreateSchemaAsync(alternative.Type, null, cancellationToken).ConfigureAwait(false);
        context.Document!.AddComponent(alternative.Type.Name, schema);
        var content = operation.Responses!["200"].Content!;
        content["application/json"] = new OpenApiMediaType
        {
            Schema = new OpenApiSchema { OneOf = [content["application/json"].Schema!, new OpenApiSchemaReference(alternative.Type.Name, context.Document)] },
        };
    }

    static List<OpenApiSecurityRequirement> SecurityOf(bool open, OpenApiDocument document) => open
        ? [new OpenApiSecurityRequirement()]
        : [Requirement(DocumentHead.Cookie, document), Requirement(DocumentHead.Bearer, document)];

    static OpenApiSecurityRequirement Requirement(string scheme, OpenApiDocument document) => new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };
}
