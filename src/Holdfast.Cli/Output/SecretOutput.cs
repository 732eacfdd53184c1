using System.Text;
using Holdfast.Cli.Running;

namespace Holdfast.Cli.Output;

/// <summary>Writes one secret to standard output, and notices when it could not.</summary>
static class SecretOutput
{
    /// <summary>Writes the secret and a line end. What it belongs to is committed already.</summary>
    /// <exception cref="CommandFailure">Standard output took nothing; the secret is lost and the sentence says what to do.</exception>
    public static void Write(string secret)
    {
        try
        {
            Descriptor.Output.Write(Encoding.UTF8.GetBytes(secret + "\n"));
        }
        catch (IOException)
        {
            throw new CommandFailure(ExitCode.Failed, "the change was made, but standard output could not be written: what it should show is lost. Run the command again");
        }
    }
}
