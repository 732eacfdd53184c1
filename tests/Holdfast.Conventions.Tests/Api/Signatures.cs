using Microsoft.CodeAnalysis;

namespace Holdfast.Conventions.Tests.Api;

/// <summary>
/// Habits of public members: an id, name, code or secret never turns into a plain value, or comes from one, without being asked; a
/// cancellation token stands last.
/// </summary>
static class Signatures
{
    public static IEnumerable<string> Odd(byte[] assembly) =>
        from type in Offering.Types(assembly)
        from method in type.GetMembers().OfType<IMethodSymbol>()
        where Offering.Includes(method)
        from finding in Odd(method)
        select $"{method.ToDisplayString()}: {finding}";

    static IEnumerable<string> Odd(IMethodSymbol method)
    {
        if (method.Name == WellKnownMemberNames.ImplicitConversionName && (IsPlain(method.ReturnType) || IsPlain(method.Parameters[0].Type)))
            yield return "converts without being asked";
        var token = method.Parameters.SingleOrDefault(parameter => parameter.Type.Name == nameof(CancellationToken));
        if (token is not null && token.Ordinal != method.Parameters.Length - 1)
            yield return "the cancellation token is not the last parameter";
    }

    static bool IsPlain(ITypeSymbol type) => type is IArrayTypeSymbol || type.ContainingNamespace?.Name == nameof(System);
}
