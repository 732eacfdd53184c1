using Microsoft.CodeAnalysis;

namespace Holdfast.Conventions.Tests.Api;

/// <summary>Habits of public members: no conversion happens unasked, and a cancellation token stands last.</summary>
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
        if (method is { MethodKind: MethodKind.Conversion, Name: WellKnownMemberNames.ImplicitConversionName })
            yield return "converts without being asked";
        var token = method.Parameters.SingleOrDefault(parameter => parameter.Type.Name == nameof(CancellationToken));
        if (token is not null && token.Ordinal != method.Parameters.Length - 1)
            yield return "the cancellation token is not the last parameter";
    }
}
