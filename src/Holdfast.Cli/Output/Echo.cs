using System.Runtime.InteropServices;

namespace Holdfast.Cli.Output;

/// <summary>
/// Keeps the terminal from showing what is typed, until disposed. Set before the question is asked, so that nothing typed ahead shows
/// either.
/// </summary>
sealed class Echo : IDisposable
{
    const int StandardInput = 0;
    const int Now = 0;

    // struct termios of Linux: four words of flags, of which the fourth holds these, then control characters and speeds.
    const int LocalFlags = 3 * sizeof(uint);
    const int LargeEnough = 256;
    const uint ShowsCharacters = 0x8;
    const uint ShowsLineEnds = 0x40;

    readonly byte[] before;

    Echo(byte[] before) => this.before = before;

    public static Echo Off()
    {
        var settings = new byte[LargeEnough];
        if (Read(StandardInput, settings) != 0)
            throw new IOException("the terminal cannot be told to hide what is typed");
        var echo = new Echo([.. settings]);
        var flags = BitConverter.ToUInt32(settings, LocalFlags);
        BitConverter.TryWriteBytes(settings.AsSpan(LocalFlags), (flags & ~ShowsCharacters) | ShowsLineEnds);
        return Apply(StandardInput, Now, settings) == 0 ? echo : throw new IOException("the terminal cannot be told to hide what is typed");
    }

    public void Dispose() => Apply(StandardInput, Now, before);

    [DllImport("libc", EntryPoint = "tcgetattr")]
    static extern int Read(int descriptor, byte[] settings);

    [DllImport("libc", EntryPoint = "tcsetattr")]
    static extern int Apply(int descriptor, int when, byte[] settings);
}
