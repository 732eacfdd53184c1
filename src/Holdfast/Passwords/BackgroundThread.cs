using System.Runtime.InteropServices;

namespace Holdfast.Passwords;

/// <summary>
/// Runs work on a thread of its own that gives way to others: hashes of a flood of sign-ins take the processor time that validated
/// requests leave.
/// </summary>
static class BackgroundThread
{
    const int OfThread = 0;

    /// <summary>
    /// About a thirtieth of the share of an ordinary thread when both want the same processor; all of it when nobody else does.
    /// </summary>
    const int Niceness = 15;

    public static Task<T> RunAsync<T>(Func<T> work) => Task.Factory.StartNew(
        () =>
        {
            GiveWay();
            return work();
        },
        CancellationToken.None,
        // A thread of its own, which ends with the work: on Linux a thread that gave way cannot take its priority back.
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    /// <summary>
    /// The runtime leaves priorities of threads alone on Linux, where the system call speaks of the calling thread. A system that refuses
    /// only shares more evenly.
    /// </summary>
    static void GiveWay()
    {
        if (OperatingSystem.IsLinux())
            _ = SetPriority(OfThread, 0, Niceness);
        else
            Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
    }

    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int SetPriority(int which, uint who, int priority);
}
