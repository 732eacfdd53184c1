using System.Reflection.Metadata;
using Holdfast.Conventions.Tests.House;

namespace Holdfast.Conventions.Tests.Layering;

/// <summary>What the kernel must not know: databases and HTTP.</summary>
static class ForeignTypes
{
    static readonly string[] unknownToTheKernel =
    [
        "System.Data", "Npgsql", "Microsoft.Data", "SQLitePCL",
        "System.Net.Http", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing", "Microsoft.AspNetCore.Builder",
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Mvc", "Microsoft.AspNetCore.Components",
    ];

    public static IEnumerable<string> In(CompiledAssembly assembly)
    {
        var metadata = assembly.Metadata;
        var types =
            from handle in metadata.TypeReferences
            let type = metadata.GetTypeReference(handle)
            select $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
        return
            from name in types.Concat(assembly.References).Distinct()
            where unknownToTheKernel.Any(unknown => name == unknown || name.StartsWith(unknown + ".", StringComparison.Ordinal))
            select $"{assembly.Name} refers to {name}";
    }
}
