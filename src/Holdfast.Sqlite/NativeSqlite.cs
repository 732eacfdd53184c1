using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Holdfast.Sqlite;

/// <summary>Chooses the library: the system's SQLite when it is newer than the bundled one and can do what the store needs.</summary>
static class NativeSqlite
{
    const string Bundled = "e_sqlite3";
    const int BundledVersion = 3_035_005;
    const string OfSystem = "libsqlite3.so.0";

    static readonly Lazy<bool> Chosen = new(Choose);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    delegate int NumberFunction();

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    delegate int OptionFunction([MarshalAs(UnmanagedType.LPUTF8Str)] string option);

    /// <summary>Takes effect once, before the first connection.</summary>
    public static void Use()
    {
        if (!Chosen.IsValueCreated && Chosen.Value)
            Batteries_V2.Init();
    }

    static bool Choose()
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Resolve);
        return true;
    }

    static IntPtr Resolve(string library, Assembly assembly, DllImportSearchPath? searchPath) =>
        library == Bundled && OperatingSystem.IsLinux() && NativeLibrary.TryLoad(OfSystem, out var handle) && IsBetter(handle) ? handle : IntPtr.Zero;

    static bool IsBetter(IntPtr handle) =>
        NativeLibrary.TryGetExport(handle, "sqlite3_libversion_number", out var version)
        && NativeLibrary.TryGetExport(handle, "sqlite3_threadsafe", out var threadSafe)
        && NativeLibrary.TryGetExport(handle, "sqlite3_compileoption_used", out var option)
        && Marshal.GetDelegateForFunctionPointer<NumberFunction>(version)() > BundledVersion
        && Marshal.GetDelegateForFunctionPointer<NumberFunction>(threadSafe)() != 0
        && Marshal.GetDelegateForFunctionPointer<OptionFunction>(option)("ENABLE_FTS5") != 0;
}
