using Holdfast.Rego;

namespace Holdfast.Policies;

/// <summary>A policy that is ready to be asked, or why it is not. Immutable; compiled once for each version.</summary>
sealed class CompiledPolicy
{
    readonly Dictionary<string, RegoQuery> queries = new(StringComparer.Ordinal);

    CompiledPolicy(PolicyFault? fault) => Fault = fault;

    /// <summary>Why it cannot be asked.</summary>
    public PolicyFault? Fault { get; }

    /// <summary>The policy, for coverage; null when it did not compile.</summary>
    public RegoPolicy? Policy { get; private init; }

    /// <summary>Compiles a stored policy. A text that is not the one its hash names is not asked.</summary>
    public static CompiledPolicy Of(Policy policy)
    {
        if (PolicySource.HashOf(policy.Source) != policy.Version.Sha256)
            return new(new PolicyFault("compile_error", "The stored text is not the one that its SHA-256 names."));
        try
        {
            var compiled = RegoPolicy.Compile([new RegoModule(PolicySource.FileName, policy.Source)]);
            var ready = new CompiledPolicy(null) { Policy = compiled };
            foreach (var rule in RemovalRules.All)
                ready.queries.Add(rule, compiled.Prepare($"data.{policy.Version.Purpose.Package}.{rule}"));
            return ready;
        }
        catch (RegoException failure)
        {
            return new(new PolicyFault("compile_error", failure.Message));
        }
    }

    /// <summary>The prepared question for a rule.</summary>
    public RegoQuery Query(string rule) => queries[rule];
}
