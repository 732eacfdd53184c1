using Holdfast.Gate;

namespace Holdfast.AspNetCore.Operations;

/// <summary>Makes sure at start that the store's schema is the one this version needs.</summary>
sealed class SchemaStartup(IStoreSchema schema, HoldfastOptions options)
{
    /// <exception cref="InvalidOperationException">
    /// The schema is not ours to use, or old and not to be migrated; the message says what mends it.
    /// </exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var state = await schema.CheckAsync(cancellationToken).ConfigureAwait(false);
        if (!state.IsCurrent && state.Problem is null && options.MigrateAtStart)
            state = await schema.MigrateAsync(cancellationToken).ConfigureAwait(false);
        if (!state.IsCurrent)
            throw new InvalidOperationException("Holdfast cannot start: " + (state.Problem ?? Outdated(state)));
    }

    static string Outdated(SchemaState state) => state.Exists
        ? $"the store's schema is at version {state.Version} and this version needs {state.Wanted}; run `holdfast db migrate`, or set MigrateAtStart."
        : "the store does not exist yet; run `holdfast db migrate`, or set MigrateAtStart.";
}
