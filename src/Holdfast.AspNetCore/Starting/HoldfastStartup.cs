using Microsoft.Extensions.Hosting;

namespace Holdfast.AspNetCore.Starting;

/// <summary>What happens at start, in order: the schema and the unattended owner before anything listens, the setup link once the addresses are known.</summary>
sealed class HoldfastStartup(SchemaStartup schema, FirstOwnerStartup owner) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await schema.RunAsync(cancellationToken).ConfigureAwait(false);
        await owner.CreateUnattendedAsync(cancellationToken).ConfigureAwait(false);
    }

    public Task StartedAsync(CancellationToken cancellationToken) => owner.PrintLinkAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
