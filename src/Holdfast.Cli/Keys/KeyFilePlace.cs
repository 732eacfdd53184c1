using Holdfast.Cli.Stores;
using Holdfast.Factors;

namespace Holdfast.Cli.Keys;

/// <summary>Where the key file is: <c>HOLDFAST_KEY_FILE</c>, else beside a SQLite store.</summary>
/// <param name="Path">The file; null when nothing says where.</param>
/// <param name="IsBesideStore">Whether it is the default place, where a first start creates it.</param>
sealed record KeyFilePlace(string? Path, bool IsBesideStore)
{
    public const string Variable = "HOLDFAST_KEY_FILE";

    public KeyRing Ring => new(Path);

    public static KeyFilePlace Choose(string? storeOption)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            return new(System.IO.Path.GetFullPath(named), false);
        return StoreAddress.Choose(storeOption) is StoreAddress.Sqlite { Path: var store }
            ? new(System.IO.Path.GetFullPath(store) + ".keys", true)
            : new(null, false);
    }
}
