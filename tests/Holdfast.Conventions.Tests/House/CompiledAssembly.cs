using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Holdfast.Conventions.Tests.House;

/// <summary>An assembly's metadata and IL, read without loading it.</summary>
sealed class CompiledAssembly : IDisposable
{
    readonly PEReader image;

    public CompiledAssembly(Stream content)
    {
        image = new PEReader(content);
        Metadata = image.GetMetadataReader();
    }

    public MetadataReader Metadata { get; }

    public string Name => Metadata.GetString(Metadata.GetAssemblyDefinition().Name);

    public IEnumerable<string> References =>
        Metadata.AssemblyReferences.Select(handle => Metadata.GetString(Metadata.GetAssemblyReference(handle).Name));

    /// <summary>The namespaces of the types it defines, without those of the compiler.</summary>
    public IEnumerable<string> Namespaces =>
        Metadata.TypeDefinitions.Select(handle => Metadata.GetString(Metadata.GetTypeDefinition(handle).Namespace)).Distinct();

    /// <summary>Every assembly of the sources, as the running tests were built against it.</summary>
    public static IEnumerable<CompiledAssembly> OfTheHouse() => Repository.Projects.Select(Open);

    public static CompiledAssembly Open(string project) => new(File.OpenRead(PathOf(project)));

    public static string PathOf(string project) => Path.Combine(AppContext.BaseDirectory, project + ".dll");

    public BlobReader? BodyOf(MethodDefinition method) =>
        method.RelativeVirtualAddress == 0 ? null : image.GetMethodBody(method.RelativeVirtualAddress).GetILReader();

    /// <summary>The signature of its local variables; nil when it has none.</summary>
    public StandaloneSignatureHandle LocalsOf(MethodDefinition method) =>
        method.RelativeVirtualAddress == 0 ? default : image.GetMethodBody(method.RelativeVirtualAddress).LocalSignature;

    public void Dispose() => image.Dispose();
}
