using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Storage;

/// <summary>Gives an open store to a host.</summary>
public static class StoreRegistration
{
    /// <summary>Uses a store that the host opened; the host closes it.</summary>
    public static HoldfastBuilder UseStore(this HoldfastBuilder builder, HoldfastStore store)
    {
        builder.Services.AddSingleton(store);
        return builder.UsePorts();
    }

    /// <summary>Uses a store that is opened with the host and closed with it.</summary>
    public static HoldfastBuilder UseStore(this HoldfastBuilder builder, Func<IServiceProvider, HoldfastStore> open)
    {
        builder.Services.AddSingleton(open);
        return builder.UsePorts();
    }

    static HoldfastBuilder UsePorts(this HoldfastBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(provider => StoreOf(provider).Authority);
        services.AddSingleton(provider => StoreOf(provider).Accounts);
        services.AddSingleton(provider => StoreOf(provider).Groups);
        services.AddSingleton(provider => StoreOf(provider).ApiKeys);
        services.AddSingleton(provider => StoreOf(provider).Callers);
        services.AddSingleton(provider => StoreOf(provider).Throttle);
        services.AddSingleton(provider => StoreOf(provider).Factors);
        services.AddSingleton(provider => StoreOf(provider).Passkeys);
        services.AddSingleton(provider => StoreOf(provider).Audit);
        services.AddSingleton(provider => StoreOf(provider).StatusLists);
        services.AddSingleton(provider => StoreOf(provider).Schema);
        services.AddSingleton(provider => StoreOf(provider).Health);
        services.AddSingleton(provider => StoreOf(provider).Tidying);
        services.AddSingleton(provider => StoreOf(provider).Mail);
        services.AddSingleton(provider => StoreOf(provider).Erasure);
        services.AddSingleton(provider => StoreOf(provider).Policies);
        services.AddSingleton(provider => StoreOf(provider).Invitations);
        return builder;
    }

    static HoldfastStore StoreOf(IServiceProvider provider) => provider.GetRequiredService<HoldfastStore>();
}
