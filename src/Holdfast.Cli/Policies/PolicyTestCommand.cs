using System.CommandLine;
using System.Text.Json;
using Holdfast.Cli.Help;
using Holdfast.Cli.Output;
using Holdfast.Cli.Running;
using Holdfast.Policies;

namespace Holdfast.Cli.Policies;

/// <summary><c>holdfast policy test</c>: what a file would say to an input, within the budget of a real decision. Needs no store.</summary>
static class PolicyTestCommand
{
    const int LargestInput = 256 * 1024;

    public static Command Create()
    {
        var file = PolicyFile.Argument();
        var input = new Option<FileInfo>("--input", "-i") { Description = "The input document (JSON).", Required = true };
        var command = new DocumentedCommand(
            "test",
            "Asks a policy about an input and prints what each rule says, and the lines that were not reached. Exits with 1 when the removal is not allowed. Needs no store.",
            "holdfast policy test removal.rego --input input.json") { file, input };
        command.SetAction(parsed =>
        {
            var source = PolicyFile.Parse(parsed.GetRequiredValue(file)).Match(done => done, refusal => throw new CommandFailure(ExitCode.Failed, refusal.Detail));
            var now = CommandKernel.Time.GetUtcNow();
            var version = new PolicyVersion(PolicyId.New(now), PolicyPurpose.Removal, 1, source.Sha256);
            var trial = PolicyTrial.Run(new Policy(version, source.Text, "", "", now), PolicyFile.Read(parsed.GetRequiredValue(input), LargestInput), now);
            Console.Out.WriteLine(JsonText.Block(json => Write(json, trial)));
            return trial.Allowed ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    static void Write(Utf8JsonWriter json, PolicyTrial trial)
    {
        json.WriteStartObject();
        json.WriteBoolean("allowed", trial.Allowed);
        json.WriteStartObject("result");
        foreach (var (rule, value) in trial.Values)
        {
            json.WritePropertyName(rule);
            json.WriteRawValue(value ?? "null");
        }
        json.WriteEndObject();
        json.WriteString("fault", trial.Fault is { } fault ? $"{fault.Code}: {fault.Cause}" : null);
        json.WriteStartArray("missed");
        foreach (var line in trial.Lines.Except(trial.Reached))
            json.WriteNumberValue(line);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
