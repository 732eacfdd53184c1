using System.Collections.Concurrent;
using Holdfast.Rego.Compilation.Stages;

namespace Holdfast.Rego;

/// <summary>
/// A compiled policy with its base data. Immutable; may be shared between threads, which do not wait for each other.
/// </summary>
public sealed class RegoPolicy
{
    const int MostQueries = 256;

    readonly ConcurrentDictionary<string, RegoQuery> queries = new();
    readonly PolicyCode code;

    RegoPolicy(PolicyCode code, RegoObject data)
    {
        this.code = code;
        Data = data;
    }

    /// <summary>The base data, below which and beside which the rules define documents.</summary>
    public RegoObject Data { get; }

    /// <summary>The lines of the modules that hold rules and statements, what <see cref="RegoCoverage"/> counts.</summary>
    public IReadOnlyList<(string File, int Line)> Lines => code.Lines;

    /// <summary>
    /// Whether a rule of that name stands in a package, for example <c>app.users</c> and <c>allow</c>. Says nothing about what it
    /// decides.
    /// </summary>
    public bool Defines(string package, string rule)
    {
        ArgumentNullException.ThrowIfNull(package);
        ArgumentNullException.ThrowIfNull(rule);
        var node = code.Tree.Root;
        foreach (var key in package.Split('.').Append(rule))
        {
            if (node.Child(RegoString.Of(key)) is not { } child)
                return false;
            node = child;
        }
        return node.HasRules;
    }

    /// <summary>Compiles modules to a policy without base data.</summary>
    /// <exception cref="RegoCompileException">
    /// The modules do not form a policy; all errors of the first failing stage are listed.
    /// </exception>
    public static RegoPolicy Compile(IEnumerable<RegoModule> modules) => Compile(modules, RegoObject.Empty);

    /// <summary>Compiles modules to a policy over base data.</summary>
    /// <exception cref="RegoCompileException">
    /// The modules do not form a policy; all errors of the first failing stage are listed.
    /// </exception>
    public static RegoPolicy Compile(IEnumerable<RegoModule> modules, RegoObject data)
    {
        ArgumentNullException.ThrowIfNull(modules);
        ArgumentNullException.ThrowIfNull(data);
        return new RegoPolicy(PolicyCompiler.Compile([.. modules]), data);
    }

    /// <summary>The same policy over other base data; nothing is compiled again.</summary>
    public RegoPolicy WithData(RegoObject data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new RegoPolicy(code, data);
    }

    /// <summary>Compiles a query: one term such as <c>data.app.allow</c>, or several statements.</summary>
    /// <exception cref="RegoCompileException">The text is not a query that fits the policy.</exception>
    public RegoQuery Prepare(string query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new RegoQuery(QueryCompiler.Compile(query, code), code, Data);
    }

    /// <summary>Evaluates a query with the default limits. The compiled query is kept for the next time.</summary>
    /// <inheritdoc cref="RegoQuery.Evaluate(RegoValue?, RegoEvaluationOptions, CancellationToken)"/>
    public RegoResult Evaluate(string query, RegoValue? input = null, CancellationToken cancellationToken = default) =>
        Evaluate(query, input, RegoEvaluationOptions.Default, cancellationToken);

    /// <summary>Evaluates a query. The compiled query is kept for the next time.</summary>
    /// <inheritdoc cref="RegoQuery.Evaluate(RegoValue?, RegoEvaluationOptions, CancellationToken)"/>
    public RegoResult Evaluate(string query, RegoValue? input, RegoLimits limits, CancellationToken cancellationToken = default) =>
        Evaluate(query, input, new RegoEvaluationOptions { Limits = limits }, cancellationToken);

    /// <summary>Evaluates a query. The compiled query is kept for the next time.</summary>
    /// <inheritdoc cref="RegoQuery.Evaluate(RegoValue?, RegoEvaluationOptions, CancellationToken)"/>
    public RegoResult Evaluate(string query, RegoValue? input, RegoEvaluationOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (!queries.TryGetValue(query, out var prepared))
        {
            prepared = Prepare(query);
            if (queries.Count < MostQueries)
                queries.TryAdd(query, prepared);
        }
        return prepared.Evaluate(input, options, cancellationToken);
    }
}
