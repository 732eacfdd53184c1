using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Holdfast.Factors;

/// <summary>
/// The file that holds the keys of second factors: a line for each, its id and its 256 bits in base64. The last one seals; all of them
/// open. It is replaced whole, so a reader sees the old or the new one, and belongs to its owner alone.
/// </summary>
public static class KeyFile
{
    const int KeyBytes = 32;
    const string Head = "# Keys of Holdfast's second factors. Whoever reads this file and the store can make their codes. Back it up apart from the store.\n";

    /// <summary>One key. Its text form says its id alone.</summary>
    public sealed class Key(string id, byte[] bytes)
    {
        /// <summary>Its id, which stands beside what it seals.</summary>
        public string Id { get; } = id;

        internal byte[] Bytes { get; } = bytes;

        /// <inheritdoc/>
        public override string ToString() => Id;
    }

    /// <summary>The keys, the one that seals last; false when there is no readable file with a key.</summary>
    public static bool TryRead(string path, [NotNullWhen(true)] out IReadOnlyList<Key>? keys)
    {
        keys = null;
        try
        {
            var lines = File.ReadAllLines(path).Where(line => line.Length > 0 && line[0] != '#').Select(Parse).ToArray();
            if (lines.Length == 0 || Array.Exists(lines, key => key is null))
                return false;
            keys = lines!;
            return true;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Creates the file with one key, unless it is there. Of processes that race, one creates it.</summary>
    /// <exception cref="IOException">The directory is absent or not writable.</exception>
    public static void CreateIfAbsent(string path)
    {
        if (!File.Exists(path))
            Write(path, [Fresh()], replace: false);
    }

    /// <summary>
    /// Adds a key, which seals from now on, and drops those that <paramref name="isUsed"/> says nothing is sealed under. Answers the new
    /// key's id.
    /// </summary>
    public static string Rotate(string path, Func<Key, bool> isUsed)
    {
        if (!TryRead(path, out var keys))
            throw new InvalidDataException($"{path} holds no key that can be read.");
        var fresh = Fresh();
        // The present key stays until the next rotation: another process may be about to store what it has just sealed under it.
        Write(path, [.. keys.Take(keys.Count - 1).Where(isUsed), keys[^1], fresh], replace: true);
        return fresh.Id;
    }

    static Key Fresh() => new(RandomNumberGenerator.GetHexString(8, lowercase: true), RandomNumberGenerator.GetBytes(KeyBytes));

    static Key? Parse(string line)
    {
        var bytes = new byte[KeyBytes];
        return line.Split(' ') is [{ Length: > 0 and <= 32 } id, var key] && Convert.TryFromBase64String(key, bytes, out var written) && written == KeyBytes
            ? new(id, bytes)
            : null;
    }

    static void Write(string path, IReadOnlyList<Key> keys, bool replace)
    {
        var temporary = $"{path}.{RandomNumberGenerator.GetHexString(8)}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using (var file = new FileStream(temporary, options))
            using (var text = new StreamWriter(file))
            {
                text.Write(Head);
                foreach (var key in keys)
                    text.Write($"{key.Id} {Convert.ToBase64String(key.Bytes)}\n");
                text.Flush();
                file.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, replace);
        }
        catch (IOException) when (!replace && File.Exists(path))
        {
            // Another process created it at the same moment.
            File.Delete(temporary);
        }
    }
}
