using Microsoft.Extensions.DependencyInjection;

namespace Holdfast;

/// <summary>Where a host chooses the store: <c>UseSqlite</c> or <c>UsePostgreSql</c>.</summary>
/// <param name="services">The host's services.</param>
public sealed class HoldfastBuilder(IServiceCollection services)
{
    /// <summary>The host's services.</summary>
    public IServiceCollection Services { get; } = services;
}
