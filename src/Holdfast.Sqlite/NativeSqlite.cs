using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Holdfast.Sqlite;

/// <summary>Chooses the library, before the first connection: the system's SQLite when it is newer than the bundled one and can do what the store needs.</summary>
static class NativeSqlite
{
    const int BundledVersion = 3_035_005;

    static NativeSqlite()
    {
        if (!IsBundledInUse())
            NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Resolve);
        Batteries_V2.Init();
    }

    delegate int Version();
    delegate int IsBuiltWith([MarshalAs(UnmanagedType.LPUTF8Str)] string option);

    /// <summary>
    /// Whether the host has used SQLite already: then it stays with that library. Functions are bound one by one at their first call, and a process in which some
    /// came from the one and some from the other would hand connections of one library to the other and crash.
    /// </summary>
    static bool IsBundledInUse() => OperatingSystem.IsLinux() && File.ReadLines("/proc/self/maps").Any(line => line.EndsWith("/libe_sqlite3.so", StringComparison.Ordinal));

    /// <summary>Says which library is used.</summary>
    public static string Use() => raw.sqlite3_libversion().utf8_to_string();

    static IntPtr Resolve(string library, Assembly assembly, DllImportSearchPath? searchPath) =>
        library == "e_sqlite3" && OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libsqlite3.so.0", out var system) && IsBetter(system) ? system : IntPtr.Zero;

    static bool IsBetter(IntPtr library) =>
        NativeLibrary.TryGetExport(library, "sqlite3_libversion_number", out var version)
        && NativeLibrary.TryGetExport(library, "sqlite3_compileoption_used", out var option)
        && Marshal.GetDelegateForFunctionPointer<Version>(version)() > BundledVersion
        && Marshal.GetDelegateForFunctionPointer<IsBuiltWith>(option)("THREADSAFE=1") != 0
        && Marshal.GetDelegateForFunctionPointer<IsBuiltWith>(option)("ENABLE_FTS5") != 0;
}
