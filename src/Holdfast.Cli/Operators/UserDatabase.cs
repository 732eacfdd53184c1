using System.Runtime.InteropServices;

namespace Holdfast.Cli.Operators;

/// <summary>What the operating system knows of the user who runs this process. Environment variables are not asked.</summary>
static class UserDatabase
{
    /// <summary>The name of the real user id; <c>uid N</c> when the system knows none.</summary>
    public static string RealUserName()
    {
        var id = RealUserId();
        var buffer = new byte[16 * 1024];
        var found = Find(id, out var entry, buffer, (nuint)buffer.Length, out var result) == 0 && result != IntPtr.Zero;
        return found && Marshal.PtrToStringUTF8(entry.Name) is { Length: > 0 } name ? name : $"uid {id}";
    }

    [DllImport("libc", EntryPoint = "getuid")]
    static extern uint RealUserId();

    [DllImport("libc", EntryPoint = "getpwuid_r")]
    static extern int Find(uint id, out Entry entry, byte[] buffer, nuint length, out IntPtr result);

    /// <summary>struct passwd of POSIX as Linux lays it out.</summary>
    [StructLayout(LayoutKind.Sequential)]
    struct Entry
    {
        public IntPtr Name;
        public IntPtr Password;
        public uint UserId;
        public uint GroupId;
        public IntPtr FullName;
        public IntPtr Home;
        public IntPtr Shell;
    }
}
