using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Passwords;
using Holdfast.Recovery;
using Holdfast.Refusals;
using Holdfast.Roles;
using Holdfast.Sessions;
using Holdfast.SignIn;

namespace Holdfast.Benchmarks.Running;

/// <summary>Accounts to measure with, made through the gate.</summary>
static class Seeding
{
    static readonly PasswordHash Unusable = new("$pbkdf2-sha512$i=220000$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

    public static Origin Origin => new(CorrelationId.New(TimeProvider.System.GetUtcNow()));

    /// <summary>The first owner, with a session.</summary>
    public static async Task<(Actor.ByAccount Actor, SessionToken Token)> OwnerAsync(AuthorityGate gate)
    {
        var id = AccountId.New(TimeProvider.System.GetUtcNow());
        Require(await gate.ExecuteAsync(new Actor.Operator("bench", Origin), new CreateFirstOwner(id, Username.Parse("owner"), Unusable), CancellationToken.None));
        var token = SessionToken.New();
        var session = SessionId.New(TimeProvider.System.GetUtcNow());
        var start = new StartSession(id, 1, session, token.Hash) { Transport = "bearer", NetworkHash = new byte[32] };
        Require(await gate.ExecuteAsync(new Actor.Anonymous(Origin), start, CancellationToken.None));
        return (new Actor.ByAccount(id, session, Origin), token);
    }

    public static async Task<AccountId[]> UsersAsync(AuthorityGate gate, Actor owner, int count)
    {
        var ids = Enumerable.Range(0, count).Select(_ => AccountId.New(TimeProvider.System.GetUtcNow())).ToArray();
        // The gate turns away whoever finds its queue full.
        foreach (var some in ids.Index().Chunk(1024))
            await Task.WhenAll(some.Select(async one =>
                Require(await gate.ExecuteAsync(owner, new CreateAccount(one.Item, AccountKind.Person, Username.Parse($"user{one.Index}"), Role.User) { Password = Unusable }, CancellationToken.None))));
        return ids;
    }

    public static Receipt Require(Outcome<Receipt> outcome) =>
        outcome.Match(receipt => receipt, refusal => throw new InvalidOperationException($"{refusal.Code}: {refusal.Sentence}"));
}
