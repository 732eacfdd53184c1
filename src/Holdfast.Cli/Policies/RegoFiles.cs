using Holdfast.Cli.Running;
using Holdfast.Rego;

namespace Holdfast.Cli.Policies;

/// <summary>
/// Policies and documents from files. Errors are told as <c>file:line: code: message</c>, and nothing is printed to standard output then.
/// </summary>
static class RegoFiles
{
    const int LargestFile = 64 * 1024 * 1024;

    public static int Evaluate(string query, FileInfo[] data, FileInfo? input, bool strict, CancellationToken cancellationToken)
    {
        try
        {
            var policy = Compile([.. data.Where(IsPolicy)], data.Where(file => !IsPolicy(file)));
            var options = new RegoEvaluationOptions { StrictBuiltinErrors = strict, Print = Console.Error.WriteLine };
            var result = policy.Evaluate(query, input is null ? null : RegoValue.ParseJson(Read(input)), options, cancellationToken);
            if (!result.IsDefined)
                throw new CommandFailure(ExitCode.Failed, "undefined");
            Console.Out.WriteLine(result.Value?.ToJson() ?? result.ToJson());
            return ExitCode.Done;
        }
        catch (RegoException failure)
        {
            return Tell(failure);
        }
    }

    public static int Check(FileInfo[] files)
    {
        try
        {
            Compile(files, []);
            return ExitCode.Done;
        }
        catch (RegoException failure)
        {
            return Tell(failure);
        }
    }

    static RegoPolicy Compile(IReadOnlyList<FileInfo> policies, IEnumerable<FileInfo> documents)
    {
        var data = RegoObject.Empty;
        foreach (var file in documents)
        {
            if (RegoValue.ParseJson(Read(file)) is not RegoObject document)
                throw new CommandFailure(ExitCode.Failed, $"{file.Name} must hold a JSON object");
            data = Merge(data, document, file.Name);
        }
        return RegoPolicy.Compile(policies.Select(file => new RegoModule(file.Name, Read(file))), data);
    }

    static RegoObject Merge(RegoObject data, RegoObject document, string file)
    {
        if (data.Count == 0)
            return document;
        var merged = new RegoObjectBuilder(data.Count + document.Count);
        foreach (var (key, value) in data.Concat(document))
        {
            if (!merged.TryAdd(key, value))
                throw new CommandFailure(ExitCode.Failed, $"{file} and another document both say what {key} is");
        }
        return merged.Build();
    }

    static bool IsPolicy(FileInfo file) => file.Extension == ".rego";

    static string Read(FileInfo file)
    {
        if (!file.Exists)
            throw new CommandFailure(ExitCode.Failed, $"there is no file {file.Name}");
        if (file.Length > LargestFile)
            throw new CommandFailure(ExitCode.Failed, $"{file.Name} is larger than {LargestFile / 1024 / 1024} MiB");
        return File.ReadAllText(file.FullName);
    }

    static int Tell(RegoException failure)
    {
        if (failure is RegoCompileException compile)
        {
            foreach (var error in compile.Errors)
                Console.Error.WriteLine(error);
        }
        else
        {
            Console.Error.WriteLine(failure.Message);
        }
        return ExitCode.Failed;
    }
}
