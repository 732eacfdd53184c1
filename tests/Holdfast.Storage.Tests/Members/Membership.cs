using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Members;
using Holdfast.Membership;
using Holdfast.Passwords;
using Holdfast.Policies;
using Holdfast.Refusals;
using Holdfast.Roles;
using Holdfast.StatusLists.Documents;
using Microsoft.Extensions.Logging.Abstractions;

namespace Holdfast.Storage.Tests.Members;

/// <summary>Members of a real store, made and changed through a real gate, and their bits.</summary>
sealed class Membership(HoldfastStore store) : IAsyncDisposable
{
    static readonly PasswordHash password = new("$pbkdf2-sha512$i=220000$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

    readonly AuthorityGate gate = new(
        store.Authority, store.Erasure, new RemovalPolicy(store.Policies, new MemberDids(null), NullLogger<RemovalPolicy>.Instance), InstanceFactors.All, TimeProvider.System, NullLogger<AuthorityGate>.Instance);
    int made;

    static Actor Operator => new Actor.Operator("root", new Origin(CorrelationId.New(TimeProvider.System.GetUtcNow())));

    public async Task<AccountId> JoinAsync(AccountKind kind = AccountKind.Person)
    {
        var id = AccountId.New(TimeProvider.System.GetUtcNow());
        await DoneAsync(new CreateAccount(id, kind, Username.Parse($"member{Interlocked.Increment(ref made)}"), Role.User) { Password = kind == AccountKind.Person ? (Outcome<PasswordHash>)password : null });
        return id;
    }

    public async Task<Receipt> DoneAsync(Command command) => (await ExecuteAsync(command)).Match(receipt => receipt, refusal => throw new InvalidOperationException(refusal.Sentence));

    public Task<Outcome<Receipt>> ExecuteAsync(Command command) => gate.ExecuteAsync(Operator, command, TestContext.Current.CancellationToken);

    public async Task<MemberSlot> SlotAsync(AccountId account, StatusPurpose purpose) =>
        Assert.Single(await store.StatusLists.SlotsOfAsync(account, TestContext.Current.CancellationToken), slot => slot.Purpose == purpose);

    public async Task<bool> IsSetAsync(MemberSlot slot) => (await FindAsync(slot)).Bits[slot.Index];

    public async Task<StatusListState> FindAsync(MemberSlot slot) => (await store.StatusLists.FindAsync(slot.List, TestContext.Current.CancellationToken))!;

    /// <summary>The revocation and the suspension bit.</summary>
    public async Task<(bool Revoked, bool Suspended)> BitsAsync(AccountId account) =>
        (await IsSetAsync(await SlotAsync(account, StatusPurpose.Revocation)), await IsSetAsync(await SlotAsync(account, StatusPurpose.Suspension)));

    /// <summary>The newest events, oldest first: kind, target and detail.</summary>
    public async Task<IReadOnlyList<string>> EventsAsync(int count)
    {
        var page = await store.Audit.ListAsync(new AuditQuery { Limit = count }, TestContext.Current.CancellationToken);
        return [.. page.Reverse().Select(entry => $"{entry.Kind} {entry.TargetId} {entry.DetailJson}")];
    }

    public ValueTask DisposeAsync() => gate.DisposeAsync();
}
