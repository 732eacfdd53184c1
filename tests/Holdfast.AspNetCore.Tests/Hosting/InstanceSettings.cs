using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.AspNetCore.Tests.Hosting;

/// <summary>What differs from the usual instance.</summary>
sealed record InstanceSettings
{
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// Whether a password costs what it costs in the product; else a hundredth of it, which most of the time of these tests would go to.
    /// </summary>
    public bool CostlyPasswords { get; init; }

    public Action<HoldfastOptions> Options { get; init; } = _ => { };

    public Action<HoldfastHttpOptions> Http { get; init; } = _ => { };

    /// <summary>Changes the services after all were registered.</summary>
    public Action<IServiceCollection> Services { get; init; } = _ => { };

    /// <summary>The endpoints of the host.</summary>
    public Action<WebApplication> Map { get; init; } = _ => { };
}
