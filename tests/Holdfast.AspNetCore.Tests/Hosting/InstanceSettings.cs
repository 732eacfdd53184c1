using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.AspNetCore.Tests.Hosting;

/// <summary>What differs from the usual instance.</summary>
sealed record InstanceSettings
{
    public TimeProvider Time { get; init; } = TimeProvider.System;

    public Action<HoldfastOptions> Options { get; init; } = _ => { };

    public Action<HoldfastHttpOptions> Http { get; init; } = _ => { };

    /// <summary>Changes the services after all were registered.</summary>
    public Action<IServiceCollection> Services { get; init; } = _ => { };

    /// <summary>The endpoints of the host.</summary>
    public Action<WebApplication> Map { get; init; } = _ => { };
}
