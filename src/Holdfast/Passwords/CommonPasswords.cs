using System.Collections.Frozen;
using System.IO.Compression;

namespace Holdfast.Passwords;

/// <summary>The embedded list of passwords that everybody tries first. Compared without regard to case.</summary>
static class CommonPasswords
{
    static readonly Lazy<FrozenSet<string>> List = new(Read);

    public static bool Contains(string password) => List.Value.Contains(password.ToLowerInvariant());

    static FrozenSet<string> Read()
    {
        using var resource = typeof(CommonPasswords).Assembly.GetManifestResourceStream("Holdfast.Passwords.common")
            ?? throw new InvalidOperationException("The list of common passwords is not in the assembly.");
        using var reader = new StreamReader(new GZipStream(resource, CompressionMode.Decompress));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
