using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Holdfast.AspNetCore.OpenApi;

/// <summary>Completes each operation: its id, what it reads by itself, who may call it, and how it refuses.</summary>
sealed class OperationParts : IOpenApiOperationTransformer
{
    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var description = context.Description;
        var metadata = description.ActionDescriptor.EndpointMetadata;
        var method = description.HttpMethod ?? "GET";
        operation.OperationId = OperationName.Of(method, description.RelativePath ?? "");
        operation.Parameters ??= [];
        foreach (var parameter in metadata.OfType<DescribedParameter>())
            operation.Parameters.Add(Parameter(parameter));
        if (metadata.OfType<DescribedBody>().LastOrDefault() is { } body)
            operation.RequestBody = await BodyAsync(body, context, cancellationToken).ConfigureAwait(false);
        operation.Security = SecurityOf(metadata.OfType<DescribedAsOpen>().Any(), context.Document!);
        operation.Responses ??= [];
        foreach (var status in operation.Responses.Keys.Where(status => status[0] is '4' or '5' && IsProblem(operation.Responses[status])).ToArray())
            operation.Responses.Remove(status);
        operation.Responses["default"] = Refused(context.Document!);
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
        return new() { Required = !body.Optional, Content = new Dictionary<string, OpenApiMediaType> { [body.ContentType] = content } };
    }

    static List<OpenApiSecurityRequirement> SecurityOf(bool open, OpenApiDocument document) => open
        ? [new OpenApiSecurityRequirement()]
        : [Requirement(DocumentHead.Cookie, document), Requirement(DocumentHead.Bearer, document)];

    static OpenApiSecurityRequirement Requirement(string scheme, OpenApiDocument document) => new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };

    static bool IsProblem(IOpenApiResponse response) => response.Content is null || response.Content.Count == 0 || response.Content.ContainsKey("application/problem+json");

    static OpenApiResponse Refused(OpenApiDocument document) => new()
    {
        Description = "Refused, or failed: problem details with a code.",
        Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(ProblemSchema.Name, document) } },
    };
}
