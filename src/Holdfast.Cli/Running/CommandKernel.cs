using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Cli.Keys;
using Holdfast.Cli.Operators;
using Holdfast.Cli.Stores;
using Holdfast.Custody;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Members;
using Holdfast.Passwords;
using Holdfast.Policies;
using Holdfast.Recovery;
using Holdfast.SignIn;
using Holdfast.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Holdfast.Cli.Running;

/// <summary>
/// The kernel over an open store, for commands that run beside servers or without any. What one command line does shares one correlation
/// id.
/// </summary>
sealed class CommandKernel : IAsyncDisposable
{
    readonly PasswordHasher hasher = new(new PasswordHashingOptions { Algorithm = Settings.PasswordHash() });

    CommandKernel(HoldfastStore store, KeyRing ring)
    {
        Store = store;
        Ring = ring;
        Dids = new MemberDids(Settings.PublicUrl());
        Policy = new RemovalPolicy(store.Policies, Dids, NullLogger<RemovalPolicy>.Instance);
        Factors = new InstanceFactors(ring, Settings.PublicUrl());
        Gate = new AuthorityGate(store.Authority, store.Erasure, Policy, Factors, Time, NullLogger<AuthorityGate>.Instance);
        var proof = new PasswordProof(store.Accounts, store.Throttle, hasher, new OtherHashes(store.Accounts, hasher, Time), Gate);
        Passwords = new PasswordSignIn(proof, hasher, new PasswordRules(Settings.ShortestPassword()), Gate, Time);
        var factors = new FactorProof(store.Factors, store.Throttle, ring, Gate, NullLogger<FactorProof>.Instance);
        Links = new OneTimeLinks(Gate, store.Authority, Passwords, factors, store.Throttle, Time);
        Custody = new CustodyReading(store.Authority, Time);
        Identity = OperatorIdentity.Current();
        Actor = new Actor.Operator(Identity.Name, new Origin(CorrelationId.New(Time.GetUtcNow())));
    }

    /// <summary>The clock.</summary>
    public static TimeProvider Time => TimeProvider.System;

    public HoldfastStore Store { get; }

    /// <summary>The keys of second factors.</summary>
    public KeyRing Ring { get; }

    /// <summary>The second factors that commands on this host can work with.</summary>
    public InstanceFactors Factors { get; }

    /// <summary>The identifiers of members.</summary>
    public MemberDids Dids { get; }

    public RemovalPolicy Policy { get; }

    public AuthorityGate Gate { get; }

    public PasswordSignIn Passwords { get; }

    public OneTimeLinks Links { get; }

    /// <summary>Reads on whom the sign-in of an account rests.</summary>
    public CustodyReading Custody { get; }

    public OperatorIdentity Identity { get; }

    /// <summary>The operator of this command line.</summary>
    public Actor.Operator Actor { get; }

    /// <summary>Opens a store that must exist and be current.</summary>
    public static async Task<CommandKernel> OpenAsync(string? storeOption, CancellationToken cancellationToken) =>
        new(await StoreOpening.OpenExistingAsync(storeOption, cancellationToken), KeyFilePlace.Choose(storeOption).Ring);

    /// <summary>The account with that username, email address or id; null when there is none or it was removed.</summary>
    public async Task<Account?> FindAsync(string user, CancellationToken cancellationToken)
    {
        if (!AccountId.TryParse(user, out var id))
            return await Store.Accounts.FindByIdentifierAsync(user, cancellationToken);
        return await Store.Accounts.FindAsync(id, cancellationToken) is { RemovedAt: null } account ? account : null;
    }

    public async ValueTask DisposeAsync()
    {
        await Gate.DisposeAsync();
        hasher.Dispose();
        await Store.DisposeAsync();
    }
}
