using Holdfast.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Cli.Serving;

/// <summary>Registers the ports of an open store for the server.</summary>
static class StoreRegistration
{
    public static HoldfastBuilder UseStore(this HoldfastBuilder builder, HoldfastStore store)
    {
        builder.Services
            .AddSingleton(store.Authority)
            .AddSingleton(store.Accounts)
            .AddSingleton(store.Groups)
            .AddSingleton(store.ApiKeys)
            .AddSingleton(store.Callers)
            .AddSingleton(store.Throttle)
            .AddSingleton(store.Audit)
            .AddSingleton(store.Health)
            .AddSingleton(store.Schema)
            .AddSingleton(store.Tidying);
        return builder;
    }
}
