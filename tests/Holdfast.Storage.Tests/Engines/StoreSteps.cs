using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Facts;
using Holdfast.Gate;

namespace Holdfast.Storage.Tests.Engines;

/// <summary>What tests do to a store in one line.</summary>
static class StoreSteps
{
    /// <summary>One transaction: effects, then events.</summary>
    public static async Task<AppliedCounts> ApplyAsync(this HoldfastStore store, Effect[] effects, params AuditEvent[] events)
    {
        await using var transaction = await store.Authority.BeginAsync(TransactionLock.Authority, StoreContract.Stop);
        var counts = await transaction.ApplyAsync(effects, savepoint: true);
        await transaction.CommitAsync(events, StoreContract.Stop);
        return counts;
    }

    public static Task<AppliedCounts> ApplyAsync(this HoldfastStore store, params Effect[] effects) => store.ApplyAsync(effects, []);

    public static async Task<Account> AddAsync(this HoldfastStore store, Account account)
    {
        await store.ApplyAsync(new AccountEffects.InsertAccount(account));
        return account;
    }

    public static async Task<StateSlice> LoadAsync(this HoldfastStore store, SliceRequest request, Actor? actor = null)
    {
        await using var transaction = await store.Authority.BeginAsync(TransactionLock.Authority, StoreContract.Stop);
        return await transaction.LoadAsync(actor ?? Sample.Operator, request);
    }

    /// <summary>The effects of one command.</summary>
    public static async Task<AppliedCounts> ApplyAsync(this IAuthorityTransaction transaction, Effect[] effects, bool savepoint) =>
        (await transaction.ApplyAsync([effects], savepoint, StoreContract.Stop))[0];

    /// <summary>What one command is judged on.</summary>
    public static async Task<StateSlice> LoadAsync(this IAuthorityTransaction transaction, Actor actor, SliceRequest request) =>
        (await transaction.LoadAsync([new(actor, request)], StoreContract.Stop))[0];

    /// <summary>Why the database refuses the effects.</summary>
    public static async Task<EffectRejection> RejectionAsync(this HoldfastStore store, params Effect[] effects) =>
        (await Assert.ThrowsAsync<EffectRejectedException>(() => store.ApplyAsync(effects))).Rejection;
}
