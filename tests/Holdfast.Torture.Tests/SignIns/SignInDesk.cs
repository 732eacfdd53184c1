using Holdfast.Gate;
using Holdfast.Passwords;
using Holdfast.SignIn;
using Holdfast.Torture.Tests.Workers;

namespace Holdfast.Torture.Tests.SignIns;

/// <summary>
/// Signing in by password as the server does it, with hashes that cost a few milliseconds: long enough for something to happen meanwhile.
/// </summary>
sealed class SignInDesk : IAsyncDisposable
{
    const int Iterations = 8_000;

    readonly PasswordHasher hasher = new(new PasswordHashingOptions { Algorithm = PasswordAlgorithm.Pbkdf2, Iterations = Iterations, AtOnce = 4, LongestQueue = 1_000 });
    readonly PasswordSignIn signIn;

    public SignInDesk(string address, Mutant mutant = Mutant.None, Func<Task>? beforeLock = null)
    {
        Keeper = new Gatekeeper(address, mutant, beforeLock);
        var proof = new PasswordProof(Keeper.Store.Accounts, Keeper.Store.Throttle, hasher, new(Keeper.Store.Accounts, hasher, TimeProvider.System), Keeper.Gate);
        signIn = new PasswordSignIn(proof, hasher, new PasswordRules(), Keeper.Gate, TimeProvider.System);
    }

    public Gatekeeper Keeper { get; }

    /// <summary>Signs in; null when refused. Each attempt comes from a network of its own, so that none waits for the throttle.</summary>
    public async Task<SignedIn?> TryAsync(string username)
    {
        var order = new Order("sign in") { By = "nobody" };
        var outcome = await signIn.SignInAsync((Actor.Anonymous)order.Who(), new Credentials(username, "old"), new Network($"{order.Correlation}"), "bearer", CancellationToken.None);
        return outcome.Match<SignedIn?>(signedIn => signedIn, _ => null);
    }

    public async ValueTask DisposeAsync()
    {
        await Keeper.DisposeAsync();
        hasher.Dispose();
    }
}
