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
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Resolve);
        Batteries_V2.Init();
        Bind();
    }

    delegate int Version();
    delegate int IsBuiltWith([MarshalAs(UnmanagedType.LPUTF8Str)] string option);

    /// <summary>Binds every function now: processes under load crashed when two threads bound one at the same instant.</summary>
    static void Bind()
    {
        const BindingFlags All = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        var functions = typeof(SQLite3Provider_e_sqlite3).GetNestedType("NativeMethods", All)!.GetMethods(All);
        foreach (var function in functions.Where(function => function.Attributes.HasFlag(MethodAttributes.PinvokeImpl)))
        {
            try
            {
                Marshal.Prelink(function);
            }
            catch (EntryPointNotFoundException)
            {
                // This build of SQLite lacks it, and nothing here calls it.
            }
        }
    }

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
