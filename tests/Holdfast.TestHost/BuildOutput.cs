namespace Holdfast.TestHost;

/// <summary>Where the build puts its results: <c>artifacts/bin/&lt;project&gt;/&lt;configuration&gt;</c>.</summary>
public static class BuildOutput
{
    static readonly DirectoryInfo own = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    /// <summary>The name of the running test project.</summary>
    public static string Project => own.Parent!.Name;

    /// <summary>The full path of a project's assembly, built in the configuration of the running tests.</summary>
    public static string AssemblyOf(string project)
    {
        var path = Path.Combine(own.Parent!.Parent!.FullName, project, own.Name, project + ".dll");
        return File.Exists(path) ? path : throw new FileNotFoundException($"{path} is not built. Run ./dev first.", path);
    }
}
