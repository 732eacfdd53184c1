using Holdfast.Gate;
using Holdfast.Passwords;
using Holdfast.Recovery;
using Holdfast.SignIn;
using Holdfast.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Holdfast.Cli.Running;

/// <summary>The kernel over an open store, for commands that run beside servers or without any.</summary>
sealed class CommandKernel : IAsyncDisposable
{
    readonly PasswordHasher hasher = new(new PasswordHashingOptions());

    public CommandKernel(HoldfastStore store)
    {
        Gate = new AuthorityGate(store.Authority, TimeProvider.System, NullLogger<AuthorityGate>.Instance);
        var proof = new PasswordProof(store.Accounts, store.Throttle, hasher, Gate);
        Links = new OneTimeLinks(Gate, store.Authority, new PasswordSignIn(proof, hasher, new PasswordRules(), Gate, TimeProvider.System), TimeProvider.System);
    }

    public AuthorityGate Gate { get; }

    public OneTimeLinks Links { get; }

    public async ValueTask DisposeAsync()
    {
        await Gate.DisposeAsync();
        hasher.Dispose();
    }
}
