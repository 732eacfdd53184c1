using System.Reflection.Metadata;
using Holdfast.Conventions.Tests.Authority;
using Holdfast.Conventions.Tests.House;

namespace Holdfast.Conventions.Tests.Layering;

/// <summary>
/// Which types of an assembly refer to which others of it: by base types, members, local variables and code. Nested types and what the
/// compiler makes go by the type they stand in. Constants and <c>nameof</c> leave no trace.
/// </summary>
sealed class TypeReferences(CompiledAssembly assembly)
{
    readonly MetadataReader metadata = assembly.Metadata;
    readonly TypeNames names = new(assembly.Metadata);

    public IEnumerable<(string From, string To)> All() =>
        from handle in metadata.TypeDefinitions
        from to in Of(metadata.GetTypeDefinition(handle)).Select(type => names.OutermostOf(type)!).Distinct()
        let own = names.OutermostOf(handle)!
        where own != to
        select (own, to);

    IEnumerable<TypeDefinitionHandle> Of(TypeDefinition type) =>
    [
        .. Of(type.BaseType),
        .. type.GetInterfaceImplementations().SelectMany(each => Of(metadata.GetInterfaceImplementation(each).Interface)),
        .. type.GetGenericParameters().SelectMany(ConstraintsOf),
        .. type.GetFields().SelectMany(each => metadata.GetFieldDefinition(each).DecodeSignature(SignatureTypes.Instance, null)),
        .. type.GetMethods().SelectMany(each => Of(metadata.GetMethodDefinition(each))),
    ];

    IEnumerable<TypeDefinitionHandle> Of(MethodDefinition method) =>
    [
        .. SignatureTypes.Of(method.DecodeSignature(SignatureTypes.Instance, null)),
        .. method.GetGenericParameters().SelectMany(ConstraintsOf),
        .. assembly.LocalsOf(method) is { IsNil: false } locals
            ? metadata.GetStandaloneSignature(locals).DecodeLocalSignature(SignatureTypes.Instance, null).SelectMany(types => types)
            : [],
        .. assembly.BodyOf(method) is { } body ? Instructions.Tokens(body).SelectMany(Of) : [],
    ];

    IEnumerable<TypeDefinitionHandle> ConstraintsOf(GenericParameterHandle parameter) =>
        metadata.GetGenericParameter(parameter).GetConstraints().SelectMany(each => Of(metadata.GetGenericParameterConstraint(each).Type));

    /// <summary>The types behind a type, or behind a member: the one that has it, and those of its signature.</summary>
    IEnumerable<TypeDefinitionHandle> Of(EntityHandle token)
    {
        switch (token.Kind)
        {
            case HandleKind.TypeDefinition:
                return token.IsNil ? [] : [(TypeDefinitionHandle)token];
            case HandleKind.TypeSpecification:
                return metadata.GetTypeSpecification((TypeSpecificationHandle)token).DecodeSignature(SignatureTypes.Instance, null);
            case HandleKind.FieldDefinition:
                return [metadata.GetFieldDefinition((FieldDefinitionHandle)token).GetDeclaringType()];
            case HandleKind.MethodDefinition:
                return [metadata.GetMethodDefinition((MethodDefinitionHandle)token).GetDeclaringType()];
            case HandleKind.MemberReference:
                return Of(metadata.GetMemberReference((MemberReferenceHandle)token).Parent);
            case HandleKind.MethodSpecification:
                var generic = metadata.GetMethodSpecification((MethodSpecificationHandle)token);
                return [.. Of(generic.Method), .. generic.DecodeSignature(SignatureTypes.Instance, null).SelectMany(types => types)];
            default:
                return [];
        }
    }
}
