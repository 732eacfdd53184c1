using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Holdfast.Conventions.Tests.House;

/// <summary>Deliberately bad code by which a check proves that it finds what it looks for.</summary>
static class Sample
{
    static readonly Lazy<MetadataReference[]> platform = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))]);

    /// <summary>Whatever the running tests could load: the frameworks, the packages and the house itself.</summary>
    public static IReadOnlyList<MetadataReference> Platform => platform.Value;

    public static SourceFile Source(string text, string path = "src/Sample/Sample.cs") => new(path, text);

    public static CompiledAssembly Compile(string assembly, string text, params byte[][] references) =>
        new(new MemoryStream(Emit(assembly, text, references)));

    public static byte[] Emit(string assembly, string text, params byte[][] references)
    {
        var compilation = CSharpCompilation.Create(
            assembly,
            [CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.CSharp14))],
            [.. Platform.Where(reference => !IsOfTheHouse(reference)), .. references.Select(image => MetadataReference.CreateFromImage(image))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return image.ToArray();
    }

    static bool IsOfTheHouse(MetadataReference reference) =>
        Path.GetFileName(reference.Display)!.StartsWith("Holdfast", StringComparison.Ordinal);
}
