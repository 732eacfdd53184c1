using System.Text.Json;

namespace Holdfast.Rego.Tests.Conformance;

/// <summary>Small policies that OPA accepts, with what they define, or rejects, with the code.</summary>
public sealed class CompileErrors(ITestOutputHelper output)
{
    [Fact]
    public void Are_those_of_OPA_but_the_documented_ones()
    {
        var file = Path.Combine(SharedFolder.Require("conformance", "rego"), "compile-errors.json");
        using var document = JsonDocument.Parse(File.ReadAllBytes(file), new JsonDocumentOptions { MaxDepth = 512 });
        var exceptions = DocumentedExceptions.Read("Compile error exceptions");
        var cases = document.RootElement.GetProperty("cases").EnumerateArray().ToList();
        var failures = cases.Select(test => (Note: test.GetProperty("note").GetString()!, Complaint: Complaint(test))).Where(run => run.Complaint is not null).ToList();
        foreach (var (note, complaint) in failures)
            output.WriteLine($"{note}: {complaint}");
        output.WriteLine($"{cases.Count - failures.Count} of {cases.Count} agree.");
        Assert.Equal(exceptions.Order(), failures.Select(failure => failure.Note).Order());
    }

    static string? Complaint(JsonElement test)
    {
        var modules = test.GetProperty("modules").EnumerateArray().Select((text, index) => new RegoModule($"test-{index}.rego", text.GetString()!));
        var accepted = test.GetProperty("want").GetString() == "accept";
        try
        {
            var policy = RegoPolicy.Compile(modules);
            return accepted ? Compare(test, policy) : $"accepted instead of {test.GetProperty("want_code")}";
        }
        catch (RegoCompileException exception) when (!accepted)
        {
            return exception.Errors[0].Code == test.GetProperty("want_code").GetString() ? null : exception.Message;
        }
        catch (RegoCompileException exception)
        {
            return exception.Message;
        }
    }

    static string? Compare(JsonElement test, RegoPolicy policy)
    {
        if (!test.TryGetProperty("data", out var data))
            return null;
        var want = RegoValue.ParseJson(data.GetRawText());
        var got = RegoValue.ParseJson(policy.Evaluate("x = data").ToJson());
        return got.Equals(want) ? null : $"got {got} instead of {want}";
    }
}
