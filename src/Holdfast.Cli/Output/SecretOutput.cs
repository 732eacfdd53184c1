using System.Runtime.InteropServices;
using System.Text;
using Holdfast.Cli.Running;

namespace Holdfast.Cli.Output;

/// <summary>Writes one secret to standard output. A failure to show it is noticed: the console's own stream is silent when the reader has gone.</summary>
static class SecretOutput
{
    const int StandardOutput = 1;
    const int Interrupted = 4;

    /// <summary>Writes the secret and a line end. What it belongs to is committed already.</summary>
    /// <exception cref="CommandFailure">Standard output took nothing; the secret is lost and the sentence says what to do.</exception>
    public static void Write(string secret)
    {
        Console.Out.Flush();
        ReadOnlySpan<byte> rest = Encoding.UTF8.GetBytes(secret + "\n");
        while (rest.Length > 0)
        {
            var written = Write(StandardOutput, ref MemoryMarshal.GetReference(rest), rest.Length);
            if (written > 0)
                rest = rest[(int)written..];
            else if (Marshal.GetLastPInvokeError() != Interrupted)
                throw new CommandFailure(ExitCode.Failed, "the change was made, but standard output could not be written: what it should show is lost. Run the command again");
        }
    }

    [DllImport("libc", EntryPoint = "write", SetLastError = true)]
    static extern nint Write(int descriptor, ref readonly byte bytes, nint count);
}
