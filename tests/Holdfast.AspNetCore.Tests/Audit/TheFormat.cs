using System.Text.Json;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Audit;
using Holdfast.Refusals;
using Holdfast.TestHost;

namespace Holdfast.AspNetCore.Tests.Audit;

public class TheFormat
{
    static readonly JsonSchema Schema = JsonSchema.Read(RepositoryRoot.PathOf("docs/audit-event.schema.json"));

    [Fact]
    public async Task Every_kind_is_emitted_and_every_event_is_of_the_documented_form()
    {
        var clock = new SteppedClock();
        await using var instance = await Instance.StartAsync(Engine.Sqlite, clock);
        var reader = await EveryKind.EmitAsync(instance, clock);
        var lines = (await reader.Client.GetAsync("/api/v1/admin/audit/export")).Is(200).Text.TrimEnd('\n').Split('\n');
        var events = lines.Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal([], events.SelectMany(Schema.Faults));
        Assert.Equal(Enumerable.Range(0, events.Length), events.Select(entry => entry.GetProperty("index").GetInt32()));
        Assert.Equal(EventKind.All.Select(kind => kind.Name).Order(), events.Select(entry => entry.GetProperty("kind").GetString()!).Distinct().Order());
    }

    [Theory]
    [InlineData("kind", "\"login\"")]
    [InlineData("index", "-1")]
    [InlineData("id", "\"x\"")]
    [InlineData("outcome", "\"refused\"")]
    [InlineData("extra", "1")]
    [InlineData("detail", "{\"permission\":\"shop.view_order\",\"password\":\"x\"}")]
    [InlineData("detail", "{}")]
    public void Another_form_is_found(string member, string value)
    {
        const string valid = """
            {"index":7,"id":"0197a1c2-0000-7000-8000-000000000000","at":"2026-11-21T03:00:00Z","kind":"permission_granted","outcome":"done","refusal_code":null,
             "actor":{"kind":"operator","id":null,"label":"root"},"subject":null,"target_kind":null,"target_id":null,"reason":null,"changes":[],"policy_sha256":null,"policy_input":null,
             "session_id":null,"correlation_id":"0197a1c2-0000-7000-8000-000000000000","ip":null,"user_agent":null,"detail":{"permission":"shop.view_order"}}
            """;
        Assert.Empty(Schema.Faults(JsonDocument.Parse(valid).RootElement));
        var members = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(valid)!;
        members[member] = JsonDocument.Parse(value).RootElement;
        Assert.NotEmpty(Schema.Faults(JsonSerializer.SerializeToElement(members)));
    }

    [Fact]
    public void Every_kind_and_every_code_is_documented()
    {
        var text = File.ReadAllText(RepositoryRoot.PathOf("docs/audit-format.md"));
        Assert.All(EventKind.All, kind => Assert.Contains($"\n| `{kind.Name}` | {kind.Meaning} | ", text));
        Assert.Equal(EventKind.All.Count, text.Split('\n').Count(line => line.StartsWith("| `", StringComparison.Ordinal) && EventKind.TryParse(line.Split('`')[1], out _)));
        Assert.Equal(EventKind.All.Select(kind => kind.Name).Order(), Schema.Enum("kind").Order());
        Assert.Equal(RefusalCode.All.Select(code => code.Name).Append(null).Order(), Schema.Enum("refusal_code").Order());
    }
}
