using System.Text.Json;

namespace Holdfast.Rego.Tests.Conformance;

/// <summary>One case of OPA's suite, as the README beside the files describes it.</summary>
sealed class ConformanceCase(string id, JsonElement json)
{
    /// <summary>The file, the number of the case in it, and the note, which is not unique.</summary>
    public string Id => id;

    public string Query => json.GetProperty("query").GetString()!;

    public IReadOnlyList<RegoModule> Modules => Property("modules") is { ValueKind: JsonValueKind.Array } modules
        ? [.. modules.EnumerateArray().Select((module, index) => new RegoModule($"test-{index}.rego", module.GetString()!))]
        : [];

    public RegoObject Data => Value("data") as RegoObject ?? RegoObject.Empty;

    public RegoValue? Input => Property("input_term") is { } term ? Term(term.GetString()!) : Value("input") is { Kind: not RegoKind.Null } input ? input : null;

    public RegoArray? WantResult => Value("want_result") as RegoArray;

    public string? WantError => Property("want_error")?.GetString();

    public string? WantErrorCode => Property("want_error_code")?.GetString();

    public bool WantsError => WantError is not null || WantErrorCode is not null;

    public bool IsStrict => Flag("strict_error");

    public bool SortsBindings => Flag("sort_bindings");

    public bool IgnoresGeneratedVariables => Flag("ignore_generated_vars");

    public static IEnumerable<ConformanceCase> Read(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            var document = JsonDocument.Parse(File.ReadAllBytes(file), new JsonDocumentOptions { MaxDepth = 512 });
            var root = document.RootElement;
            var cases = root.ValueKind == JsonValueKind.Array ? root : root.GetProperty("cases");
            var number = 0;
            foreach (var json in cases.EnumerateArray())
                yield return new ConformanceCase($"{Path.GetFileNameWithoutExtension(file)}/{number++}: {json.GetProperty("note").GetString()}", json);
        }
    }

    static RegoValue Term(string text) => RegoPolicy.Compile([]).Evaluate($"x = {text}").Bindings[0].Single().Value;

    JsonElement? Property(string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    RegoValue? Value(string name) => Property(name) is { } value ? RegoValue.ParseJson(value.GetRawText()) : null;

    bool Flag(string name) => Property(name) is { ValueKind: JsonValueKind.True };
}
