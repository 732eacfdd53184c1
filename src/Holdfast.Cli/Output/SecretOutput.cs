using System.Text;
using Holdfast.Cli.Running;
using Microsoft.Win32.SafeHandles;

namespace Holdfast.Cli.Output;

/// <summary>Writes one secret to standard output, past the console's buffers, so that a failure to show it is noticed.</summary>
static class SecretOutput
{
    /// <summary>Writes the secret and a line end. What it belongs to is committed already.</summary>
    /// <exception cref="CommandFailure">Standard output took nothing; the secret is lost and the sentence says what to do.</exception>
    public static void Write(string secret)
    {
        try
        {
            using var handle = new SafeFileHandle(1, ownsHandle: false);
            using var output = new FileStream(handle, FileAccess.Write, bufferSize: 0);
            output.Write(Encoding.UTF8.GetBytes(secret + "\n"));
        }
        catch (IOException)
        {
            throw new CommandFailure(ExitCode.Failed, "the change was made, but standard output could not be written: what it should show is lost. Run the command again");
        }
    }
}
