using System.Reflection.Metadata;

namespace Holdfast.Conventions.Tests.Authority;

/// <summary>
/// The names behind metadata handles. A nested type goes by the type it stands in: a lambda or an iterator belongs to whoever wrote it.
/// </summary>
sealed class TypeNames(MetadataReader metadata)
{
    /// <summary>The outermost type that a type is or stands in; null for what is no type by name.</summary>
    public string? OutermostOf(EntityHandle type)
    {
        switch (type.Kind)
        {
            case HandleKind.TypeDefinition:
                var definition = metadata.GetTypeDefinition((TypeDefinitionHandle)type);
                var outer = definition.GetDeclaringType();
                return outer.IsNil ? Join(definition.Namespace, definition.Name) : OutermostOf(outer);
            case HandleKind.TypeReference:
                var reference = metadata.GetTypeReference((TypeReferenceHandle)type);
                return reference.ResolutionScope.Kind == HandleKind.TypeReference ? OutermostOf(reference.ResolutionScope) : Join(reference.Namespace, reference.Name);
            default:
                return null;
        }
    }

    /// <summary>The outermost type whose member a token is, or the type that it names.</summary>
    public string? OwnerOf(EntityHandle token) => token.Kind switch
    {
        HandleKind.MethodSpecification => OwnerOf(metadata.GetMethodSpecification((MethodSpecificationHandle)token).Method),
        HandleKind.MemberReference => OutermostOf(metadata.GetMemberReference((MemberReferenceHandle)token).Parent),
        HandleKind.MethodDefinition => OutermostOf(metadata.GetMethodDefinition((MethodDefinitionHandle)token).GetDeclaringType()),
        HandleKind.FieldDefinition => OutermostOf(metadata.GetFieldDefinition((FieldDefinitionHandle)token).GetDeclaringType()),
        _ => OutermostOf(token),
    };

    /// <summary>The name of the member that a token is.</summary>
    public string? MemberOf(EntityHandle token) => token.Kind switch
    {
        HandleKind.MemberReference => metadata.GetString(metadata.GetMemberReference((MemberReferenceHandle)token).Name),
        HandleKind.MethodDefinition => metadata.GetString(metadata.GetMethodDefinition((MethodDefinitionHandle)token).Name),
        HandleKind.FieldDefinition => metadata.GetString(metadata.GetFieldDefinition((FieldDefinitionHandle)token).Name),
        _ => null,
    };

    string Join(StringHandle space, StringHandle name) =>
        space.IsNil ? metadata.GetString(name) : $"{metadata.GetString(space)}.{metadata.GetString(name)}";
}
