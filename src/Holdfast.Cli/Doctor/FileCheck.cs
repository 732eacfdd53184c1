using Holdfast.Cli.Stores;

namespace Holdfast.Cli.Doctor;

/// <summary>Who may read and write the files of a SQLite store.</summary>
static class FileCheck
{
    const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute | UnixFileMode.GroupExecute;
    const UnixFileMode Writers = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    public static IEnumerable<Finding> Run(string? storeOption)
    {
        if (StoreAddress.Choose(storeOption) is not StoreAddress.Sqlite { Path: var path })
            return [];
        var file = Path.GetFullPath(path);
        Finding[] findings = [.. new[] { file, file + "-wal", file + "-shm" }.Where(File.Exists).SelectMany(OfFile), .. OfDirectory(Path.GetDirectoryName(file)!)];
        return findings.Length > 0 ? findings : [Finding.Good("files", "the store is its owner's alone")];
    }

    static IEnumerable<Finding> OfFile(string file)
    {
        if ((File.GetUnixFileMode(file) & Others) != 0)
            yield return Finding.Wrong("files", $"{file} may be read or written by others than its owner", $"chmod 600 {file}");
    }

    static IEnumerable<Finding> OfDirectory(string directory)
    {
        var mode = File.GetUnixFileMode(directory);
        if ((mode & Writers) != 0 && !mode.HasFlag(UnixFileMode.StickyBit))
            yield return Finding.Warning("files", $"others may replace files in {directory}", $"chmod go-w {directory}");
    }
}
