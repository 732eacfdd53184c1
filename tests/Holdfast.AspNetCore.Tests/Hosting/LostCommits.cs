using System.Reflection;
using Holdfast.Gate;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.AspNetCore.Tests.Hosting;

/// <summary>Stands before the gate's store, which still does the work: the answers to commits get lost when it is told so.</summary>
public class LostCommits : DispatchProxy
{
    IAuthorityStore real = null!;

    /// <summary>What is thrown after a commit; null lets the answer through.</summary>
    public Exception? Failure { get; set; }

    public static LostCommits Before(IServiceCollection services)
    {
        var port = Create<IAuthorityStore, LostCommits>();
        var lost = (LostCommits)(object)port;
        var registered = services.Last(service => service.ServiceType == typeof(IAuthorityStore)).ImplementationFactory!;
        services.AddSingleton(provider =>
        {
            lost.real = (IAuthorityStore)registered(provider);
            return port;
        });
        return lost;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var answer = targetMethod!.Invoke(real, args);
        return answer is ValueTask<IAuthorityTransaction> transaction && Failure is { } failure ? Losing(transaction, failure) : answer;
    }

    static async ValueTask<IAuthorityTransaction> Losing(ValueTask<IAuthorityTransaction> transaction, Exception failure) =>
        LostCommit.Of(await transaction, failure);

    /// <summary>A transaction that commits and does not say so.</summary>
    public class LostCommit : DispatchProxy
    {
        IAuthorityTransaction real = null!;
        Exception failure = null!;

        public static IAuthorityTransaction Of(IAuthorityTransaction real, Exception failure)
        {
            var port = Create<IAuthorityTransaction, LostCommit>();
            ((LostCommit)(object)port).real = real;
            ((LostCommit)(object)port).failure = failure;
            return port;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            var answer = targetMethod!.Invoke(real, args);
            return targetMethod.Name == nameof(IAuthorityTransaction.CommitAsync) ? Lose((ValueTask<long>)answer!) : answer;
        }

        async ValueTask<long> Lose(ValueTask<long> commit)
        {
            await commit;
            throw failure;
        }
    }
}
