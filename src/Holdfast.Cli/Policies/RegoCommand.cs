using System.CommandLine;
using Holdfast.Cli.Help;

namespace Holdfast.Cli.Policies;

/// <summary><c>holdfast rego</c>: tries Rego out, without any store.</summary>
static class RegoCommand
{
    public static Command Create() => new("rego", "Evaluates and checks Rego policies. Needs no store.") { CreateEval(), CreateCheck() };

    static Command CreateEval()
    {
        var query = new Argument<string>("query") { Description = "What to ask, for example data.vtc.removal.allow." };
        var data = new Option<FileInfo[]>("--data", "-d") { Description = "A policy (.rego) or a data document (.json); may be repeated." };
        var input = new Option<FileInfo?>("--input", "-i") { Description = "The input document (JSON)." };
        var strict = new Option<bool>("--strict-builtin-errors") { Description = "Errors of builtins end the evaluation instead of being undefined." };
        var command = new DocumentedCommand("eval", "Evaluates a query and prints its value, or the set of its bindings, as JSON. Undefined exits with 1.", "holdfast rego eval -d policy.rego -i input.json data.vtc.removal.allow") { query, data, input, strict };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(RegoFiles.Evaluate(
            parsed.GetRequiredValue(query), parsed.GetValue(data) ?? [], parsed.GetValue(input), parsed.GetValue(strict), cancellationToken)));
        return command;
    }

    static Command CreateCheck()
    {
        var files = new Argument<FileInfo[]>("files") { Description = "Policies to compile together.", Arity = ArgumentArity.OneOrMore };
        var command = new DocumentedCommand("check", "Compiles policies and prints every error with its place.", "holdfast rego check policy.rego") { files };
        command.SetAction(parsed => RegoFiles.Check(parsed.GetRequiredValue(files)));
        return command;
    }
}
