using System.Runtime.CompilerServices;
using System.Runtime.Versioning;

[assembly: InternalsVisibleTo("Holdfast.Cli.Tests")]
[assembly: UnsupportedOSPlatform("windows")]
