using Microsoft.Extensions.Hosting;

namespace Holdfast.AspNetCore.Operations;

/// <summary>
/// What happens at start, in order: the schema, a look at the store, the unattended owner and the issuer key before anything listens, the
/// setup link once the addresses are known.
/// </summary>
sealed class HoldfastStartup(SchemaStartup schema, StoreStartup store, FirstOwnerStartup owner, IssuerStartup issuer) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await schema.RunAsync(cancellationToken).ConfigureAwait(false);
        await store.RunAsync(cancellationToken).ConfigureAwait(false);
        await owner.CreateUnattendedAsync(cancellationToken).ConfigureAwait(false);
        await issuer.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    public Task StartedAsync(CancellationToken cancellationToken) => owner.PrintLinkAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
