using System.Text.Json;
using System.Text.RegularExpressions;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Refusals;
using Holdfast.TestHost;

namespace Holdfast.AspNetCore.Tests.OpenApi;

public class TheDocument
{
    static readonly Lazy<Task<JsonElement>> Document = new(async () => (await new Client(await Running.OnAsync(Engine.Sqlite)).GetAsync("/openapi/v1.json")).Is(200).Json);

    static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact, Trait("Kind", "Approval")]
    public async Task It_is_the_approved_one() =>
        Approval.Verify("OpenApi", JsonSerializer.Serialize(await Document.Value, Readable));

    [Fact]
    public async Task Every_operation_is_named_described_and_says_who_may_call_it()
    {
        var document = await Document.Value;
        Assert.StartsWith("3.1.", document.GetProperty("openapi").GetString());
        var operations = await OperationsAsync();
        Assert.All(operations, operation =>
        {
            Assert.True(operation.Value.TryGetProperty("operationId", out _), operation.Name + " has no name");
            Assert.True(operation.Value.TryGetProperty("summary", out _), operation.Name + " has no summary");
            Assert.True(operation.Value.TryGetProperty("tags", out _), operation.Name + " has no tag");
            Assert.True(operation.Value.GetProperty("security").GetArrayLength() > 0, operation.Name + " does not say who may call it");
            Assert.Contains(operation.Value.GetProperty("responses").EnumerateObject(), response => response.Name[0] == '2');
        });
        var names = operations.Select(operation => operation.Value.GetProperty("operationId").GetString()).ToArray();
        Assert.Equal(names.Length, names.Distinct().Count());
    }

    [Fact]
    public async Task Every_parameter_of_a_path_is_declared()
    {
        foreach (var (name, operation) in await OperationsAsync())
        {
            var declared = operation.TryGetProperty("parameters", out var parameters)
                ? parameters.EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() == "path").Select(parameter => parameter.GetProperty("name").GetString()!)
                : [];
            Assert.Equal(Regex.Matches(name, "{([A-Za-z_]+)}").Select(match => match.Groups[1].Value).Order(), declared.Order());
        }
    }

    [Fact]
    public async Task Errors_are_one_schema_with_the_closed_list_of_codes()
    {
        var schemas = (await Document.Value).GetProperty("components").GetProperty("schemas");
        var codes = schemas.GetProperty("Problem").GetProperty("properties").GetProperty("code").GetProperty("enum").EnumerateArray().Select(code => code.GetString());
        Assert.Equal(RefusalCode.All.Select(code => code.Name).Append("internal_error"), codes);
        Assert.DoesNotContain("ProblemDetails", schemas.EnumerateObject().Select(schema => schema.Name));
        Assert.All(await OperationsAsync(), operation => Assert.All(
            operation.Value.GetProperty("responses").EnumerateObject().Where(response => response.Name[0] == '4'),
            response => Assert.Equal("#/components/schemas/Problem", response.Value.GetProperty("content").GetProperty("application/problem+json").GetProperty("schema").GetProperty("$ref").GetString())));
    }

    [Fact]
    public async Task Members_are_named_as_on_the_wire_and_references_lead_somewhere()
    {
        var document = await Document.Value;
        var text = document.GetRawText();
        foreach (Match reference in Regex.Matches(text, "\"\\$ref\": *\"#/([^\"]+)\""))
            Assert.True(reference.Groups[1].Value.Split('/').Aggregate((JsonElement?)document, (at, step) => at?.TryGetProperty(step, out var next) == true ? next : null) is not null, reference.Value);
        var group = document.GetProperty("components").GetProperty("schemas").GetProperty("GroupView");
        Assert.Equal(["created_at", "id", "member_count", "name", "permissions", "rank_label", "voided"], group.GetProperty("properties").EnumerateObject().Select(member => member.Name).Order());
        Assert.Equal(6, group.GetProperty("required").GetArrayLength());
        var body = document.GetProperty("components").GetProperty("schemas").GetProperty("NewGroupBody");
        Assert.Equal(["name"], body.GetProperty("required").EnumerateArray().Select(name => name.GetString()));
        Assert.False(body.GetProperty("additionalProperties").GetBoolean());
        Assert.DoesNotContain("127.0.0.1", text);
        Assert.DoesNotContain("localhost", text);
    }

    static async Task<IReadOnlyList<(string Name, JsonElement Value)>> OperationsAsync() =>
    [
        .. from path in (await Document.Value).GetProperty("paths").EnumerateObject()
           from operation in path.Value.EnumerateObject()
           select ($"{operation.Name} {path.Name}", operation.Value),
    ];
}
