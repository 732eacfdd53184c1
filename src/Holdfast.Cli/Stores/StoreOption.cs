using System.CommandLine;

namespace Holdfast.Cli.Stores;

/// <summary>The option <c>--store</c>, the same on every command.</summary>
static class StoreOption
{
    public static Option<string?> Create() => new("--store")
    {
        Description = "sqlite:<path> or a PostgreSQL connection string. Default: HOLDFAST_STORE, else sqlite:./holdfast.db.",
    };
}
