using Holdfast.Conventions.Tests.House;

namespace Holdfast.Conventions.Tests.Authority;

/// <summary>The transaction port through which authority changes: used by the gate alone, implemented by the storage alone.</summary>
static class GateKeeping
{
    public const string Port = "Holdfast.Gate.IAuthorityTransaction";

    const string Kernel = "Holdfast";
    const string Gate = "Holdfast.Gate";
    const string Storage = "Holdfast.Storage";

    /// <summary>Whether the kernel has a gate by now. From then on the port must be there.</summary>
    public static bool Exists(CompiledAssembly kernel) => kernel.Namespaces.Any(IsGate);

    public static IEnumerable<string> Missing(CompiledAssembly kernel)
    {
        var use = new PortUse(kernel, Port);
        if (!use.IsDefined)
            yield return $"{kernel.Name} has a gate, but no {Port}: a port that was renamed must be renamed here";
        else if (!use.Users().Any())
            yield return $"{kernel.Name} has {Port}, but its gate does not use it";
    }

    public static IEnumerable<string> Bypasses(CompiledAssembly assembly)
    {
        var use = new PortUse(assembly, Port);
        foreach (var user in use.Users().Where(user => assembly.Name != Kernel || !IsGate(user)))
            yield return $"{assembly.Name}: {user} uses {Port} outside the gate";
        foreach (var type in use.Implementations().Where(_ => assembly.Name != Storage))
            yield return $"{assembly.Name}: {type} implements {Port} outside {Storage}";
    }

    static bool IsGate(string name) => name == Gate || name.StartsWith(Gate + ".", StringComparison.Ordinal);
}
