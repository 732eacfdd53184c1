using System.Reflection.Metadata;
using Holdfast.Conventions.Tests.House;

namespace Holdfast.Conventions.Tests.Authority;

/// <summary>Who calls the members of a type, and who implements it, read from IL.</summary>
sealed class PortUse(CompiledAssembly assembly, string port)
{
    readonly MetadataReader metadata = assembly.Metadata;

    public bool IsDefined => metadata.TypeDefinitions.Any(handle => NameOf(handle) == port);

    /// <summary>The outermost types whose code, or whose lambdas' and state machines' code, uses a member of the port.</summary>
    public IEnumerable<string> Users()
    {
        var users =
            from handle in metadata.MethodDefinitions
            let method = metadata.GetMethodDefinition(handle)
            let body = assembly.BodyOf(method)
            where body is not null && Instructions.Tokens(body.Value).Any(token => OwnerOf(token) == port)
            select Outermost(method.GetDeclaringType());
        return users.Distinct();
    }

    public IEnumerable<string> Implementations() =>
        from handle in metadata.TypeDefinitions
        let type = metadata.GetTypeDefinition(handle)
        where type.GetInterfaceImplementations().Any(implemented => NameOf(metadata.GetInterfaceImplementation(implemented).Interface) == port)
        select NameOf(handle);

    /// <summary>The type a called or loaded member belongs to; null for what is not a member.</summary>
    string? OwnerOf(EntityHandle member) => member.Kind switch
    {
        HandleKind.MethodSpecification => OwnerOf(metadata.GetMethodSpecification((MethodSpecificationHandle)member).Method),
        HandleKind.MemberReference => NameOf(metadata.GetMemberReference((MemberReferenceHandle)member).Parent),
        HandleKind.MethodDefinition => NameOf(metadata.GetMethodDefinition((MethodDefinitionHandle)member).GetDeclaringType()),
        _ => null,
    };

    string? NameOf(EntityHandle type)
    {
        if (type.Kind == HandleKind.TypeDefinition)
        {
            var definition = metadata.GetTypeDefinition((TypeDefinitionHandle)type);
            var outer = definition.GetDeclaringType();
            return outer.IsNil ? Join(definition.Namespace, definition.Name) : $"{NameOf(outer)}.{metadata.GetString(definition.Name)}";
        }
        if (type.Kind != HandleKind.TypeReference)
            return null;
        var reference = metadata.GetTypeReference((TypeReferenceHandle)type);
        return reference.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{NameOf(reference.ResolutionScope)}.{metadata.GetString(reference.Name)}"
            : Join(reference.Namespace, reference.Name);
    }

    string Outermost(TypeDefinitionHandle type)
    {
        while (metadata.GetTypeDefinition(type).GetDeclaringType() is { IsNil: false } outer)
            type = outer;
        return NameOf(type)!;
    }

    string Join(StringHandle space, StringHandle name) =>
        space.IsNil ? metadata.GetString(name) : $"{metadata.GetString(space)}.{metadata.GetString(name)}";
}
