using System.Text.Json.Nodes;
using Holdfast.Refusals;
using Microsoft.OpenApi;

namespace Holdfast.AspNetCore.OpenApi;

/// <summary>The schema of errors, with the closed list of codes.</summary>
static class ProblemSchema
{
    public const string Name = "Problem";
    public const string ContentType = "application/problem+json";

    public static OpenApiSchema Create() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "Problem details (RFC 9457). Compare `code`; sentences may change.",
        Required = new HashSet<string> { "type", "title", "status", "detail", "code", "error", "errors" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text("urn:holdfast:refusal: and the code."),
            ["title"] = Text("The status in words."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "The HTTP status." },
            ["detail"] = Text("The sentence for people."),
            ["code"] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Description = "The stable code.\n\n" + string.Join('\n', RefusalCode.All.Select(code => $"- `{code.Name}`: {code.Meaning}")),
                Enum = [.. RefusalCode.All.Select(code => (JsonNode)code.Name), "internal_error"],
            },
            ["error"] = Text("The sentence again."),
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object | JsonSchemaType.Null,
                Description = "The sentences by member, for errors of values.",
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
            },
        },
        Examples = [JsonNode.Parse("""
            {"type": "urn:holdfast:refusal:not_found", "title": "Not Found", "status": 404, "detail": "group not found: 0197a1c2-0000-7000-8000-000000000000",
             "code": "not_found", "error": "group not found: 0197a1c2-0000-7000-8000-000000000000", "errors": null}
            """)!],
    };

    static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
}
