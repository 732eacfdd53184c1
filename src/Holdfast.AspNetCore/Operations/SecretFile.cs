using System.Text;

namespace Holdfast.AspNetCore.Operations;

/// <summary>
/// A file that holds one secret: UTF-8, small, closed to other users of the machine; one newline at its end does not count.
/// </summary>
static class SecretFile
{
    const int Largest = 4096;
    const UnixFileMode TooOpen = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.GroupWrite;

    /// <exception cref="InvalidDataException">The file cannot be used; the message says what mends it, after the word "file".</exception>
    public static string Read(string path)
    {
        try
        {
            return ReadFile(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"cannot be read: {failure.Message}", failure);
        }
        catch (DecoderFallbackException failure)
        {
            throw new InvalidDataException("is not UTF-8 text.", failure);
        }
    }

    static string ReadFile(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        // Asked of the open file, so that a link, or a file changed meanwhile, does not matter.
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file.SafeFileHandle) & TooOpen) != 0)
            throw new InvalidDataException($"is open to other users of this machine; run `chmod 600 {path}`.");
        var bytes = new byte[Largest + 1];
        var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (length > Largest)
            throw new InvalidDataException($"is larger than {Largest} bytes.");
        var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes, 0, length);
        return text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text.EndsWith('\n') ? text[..^1] : text;
    }
}
