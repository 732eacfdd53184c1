using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.AspNetCore.Tests.Hosting;

/// <summary>Stands before a port of the store, which still does the work: counts the calls, and fails them when told to.</summary>
public class Watched<T> : DispatchProxy where T : class
{
    T real = null!;
    int calls;

    public int Calls => Volatile.Read(ref calls);

    /// <summary>What the next calls throw; null lets them through.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Puts a watcher before the port that is registered.</summary>
    public static Watched<T> Before(IServiceCollection services)
    {
        var port = Create<T, Watched<T>>();
        var watched = (Watched<T>)(object)port;
        var registered = services.Last(service => service.ServiceType == typeof(T)).ImplementationFactory!;
        services.AddSingleton(provider =>
        {
            watched.real = (T)registered(provider);
            return port;
        });
        return watched;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        Interlocked.Increment(ref calls);
        return Failure is null ? targetMethod!.Invoke(real, args) : throw Failure;
    }
}
