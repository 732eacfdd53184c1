using System.Runtime.InteropServices;
using System.Text;

namespace Holdfast.Cli.Output;

/// <summary>
/// One of the three standard streams, as the operating system knows it. The console's own streams send control sequences to a terminal,
/// asked or not, show what is typed, and are silent when the reader has gone; a file stream would write at its own place in a file that
/// others write to as well.
/// </summary>
sealed class Descriptor(int number) : Stream
{
    const int Interrupted = 4;

    public static Descriptor Input { get; } = new(0);

    public static Descriptor Output { get; } = new(1);

    public static Descriptor Error { get; } = new(2);

    public override bool CanRead => number == 0;

    public override bool CanWrite => number != 0;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>A writer of UTF-8 that keeps nothing back.</summary>
    public TextWriter Writer() => TextWriter.Synchronized(new StreamWriter(this, new UTF8Encoding(false)) { AutoFlush = true });

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            var count = Read(number, ref MemoryMarshal.GetReference(buffer), buffer.Length);
            if (count >= 0)
                return (int)count;
            ThrowUnlessInterrupted("read");
        }
        return 0;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            var count = Write(number, ref MemoryMarshal.GetReference(buffer), buffer.Length);
            if (count >= 0)
                buffer = buffer[(int)count..];
            else
                ThrowUnlessInterrupted("written");
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    void ThrowUnlessInterrupted(string verb)
    {
        var error = Marshal.GetLastPInvokeError();
        if (error != Interrupted)
            throw new IOException($"a standard stream cannot be {verb}: {Marshal.GetPInvokeErrorMessage(error)}");
    }

    [DllImport("libc", EntryPoint = "read", SetLastError = true)]
    static extern nint Read(int descriptor, ref byte bytes, nint count);

    [DllImport("libc", EntryPoint = "write", SetLastError = true)]
    static extern nint Write(int descriptor, ref readonly byte bytes, nint count);
}
