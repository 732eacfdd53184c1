using System.Reflection;
using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Sessions;
using Holdfast.SignIn;
using Holdfast.Storage.Authority;
using Holdfast.Storage.Readers;
using Holdfast.Storage.Schema;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage;

/// <summary>
/// A store of one engine, with all its ports. Thread-safe; one for a process and store. Opening it touches nothing:
/// a store that is down or absent shows at the first use, as <see cref="StoreUnavailableException"/>, and a store that comes back is used again.
/// </summary>
public sealed class HoldfastStore :
    IAuthorityStore, IAccountReader, IGroupReader, IApiKeyReader, ICallerReader, IThrottleStore, IAuditReader, IStoreSchema, IStoreHealth, IStoreTidying, IAsyncDisposable
{
    readonly IDatabase database;
    readonly AuthorityStore authority;
    readonly AccountReader accounts;
    readonly GroupReader groups;
    readonly ApiKeyReader apiKeys;
    readonly CallerReader callers;
    readonly ThrottleStore throttle;
    readonly AuditReader audit;
    readonly StoreSchema schema;
    readonly StoreState state;
    readonly StoreTidying tidying;

    internal HoldfastStore(IDatabase database, Assembly engine)
    {
        this.database = database;
        authority = new(database);
        accounts = new(database);
        groups = new(database);
        apiKeys = new(database);
        callers = new(database);
        throttle = new(database);
        audit = new(database);
        schema = new(database, Migration.For(database.Dialect.Name, typeof(HoldfastStore).Assembly, engine));
        state = new(database, schema);
        tidying = new(database);
    }

    /// <summary>The port of the gate.</summary>
    public IAuthorityStore Authority => authority;

    /// <summary>Reads accounts.</summary>
    public IAccountReader Accounts => accounts;

    /// <summary>Reads groups.</summary>
    public IGroupReader Groups => groups;

    /// <summary>Reads API keys.</summary>
    public IApiKeyReader ApiKeys => apiKeys;

    /// <summary>Finds callers.</summary>
    public ICallerReader Callers => callers;

    /// <summary>Counts attempts to sign in.</summary>
    public IThrottleStore Throttle => throttle;

    /// <summary>Reads the audit log.</summary>
    public IAuditReader Audit => audit;

    /// <summary>Whether the store can be used.</summary>
    public IStoreHealth Health => state;

    /// <summary>Compares and migrates the schema.</summary>
    public IStoreSchema Schema => schema;

    /// <summary>Removes what nobody can use any more.</summary>
    public IStoreTidying Tidying => tidying;

    /// <inheritdoc/>
    public string Description => database.Description;

    /// <inheritdoc/>
    public ValueTask<IAuthorityTransaction> BeginAsync(TransactionLock hold, CancellationToken cancellationToken) => authority.BeginAsync(hold, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<StateSlice> PeekAsync(Actor actor, SliceRequest request, CancellationToken cancellationToken) => authority.PeekAsync(actor, request, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Account?> FindAsync(AccountId id, CancellationToken cancellationToken) => accounts.FindAsync(id, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Account?> FindByIdentifierAsync(string identifier, CancellationToken cancellationToken) => accounts.FindByIdentifierAsync(identifier, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<AccountPage> ListAsync(AccountQuery query, CancellationToken cancellationToken) => accounts.ListAsync(query, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Session>> SessionsOfAsync(AccountId id, CancellationToken cancellationToken) => accounts.SessionsOfAsync(id, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ApiKey>> KeysOfAsync(AccountId id, CancellationToken cancellationToken) => accounts.KeysOfAsync(id, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Group>> GroupsOfAsync(AccountId id, CancellationToken cancellationToken) => accounts.GroupsOfAsync(id, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<PermissionGrant>> GrantsOfAsync(AccountId id, CancellationToken cancellationToken) => accounts.GrantsOfAsync(id, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<HolderCounts> HoldersAsync(CancellationToken cancellationToken) => accounts.HoldersAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<DateTimeOffset> NowAsync(CancellationToken cancellationToken) => accounts.NowAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<AccountId>> DueAsync(int limit, CancellationToken cancellationToken) => accounts.DueAsync(limit, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Group>> ListAsync(string? afterName, int limit, CancellationToken cancellationToken) => groups.ListAsync(afterName, limit, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Group?> FindAsync(GroupId id, CancellationToken cancellationToken) => groups.FindAsync(id, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<PermissionHolder>> HoldersAsync(Permission permission, AccountId? after, int limit, CancellationToken cancellationToken) =>
        groups.HoldersAsync(permission, after, limit, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ApiKey>> ListAsync(AccountId? owner, ApiKeyId? after, int limit, CancellationToken cancellationToken) =>
        apiKeys.ListAsync(owner, after, limit, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ApiKey?> FindAsync(ApiKeyId id, CancellationToken cancellationToken) => apiKeys.FindAsync(id, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Caller?> FindBySessionAsync(SecretHash token, CancellationToken cancellationToken) => callers.FindBySessionAsync(token, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Caller?> FindByKeyAsync(SecretHash key, CancellationToken cancellationToken) => callers.FindByKeyAsync(key, cancellationToken);

    /// <inheritdoc/>
    public ValueTask TouchAsync(IReadOnlyCollection<UseOfCredential> uses, CancellationToken cancellationToken) => callers.TouchAsync(uses, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<TimeSpan?> ReserveAsync(ThrottleKey key, Func<ThrottleState, DateTimeOffset, ThrottleDecision> decide, CancellationToken cancellationToken) =>
        throttle.ReserveAsync(key, decide, cancellationToken);

    /// <inheritdoc/>
    public ValueTask ForgiveAsync(ThrottleKey key, CancellationToken cancellationToken) => throttle.ForgiveAsync(key, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<AuditEntry>> ListAsync(AuditQuery query, CancellationToken cancellationToken) => audit.ListAsync(query, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<AuditEntry?> FindAsync(long index, CancellationToken cancellationToken) => audit.FindAsync(index, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long> SizeAsync(CancellationToken cancellationToken) => audit.SizeAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<SchemaState> CheckAsync(CancellationToken cancellationToken) => schema.CheckAsync(cancellationToken);

    /// <inheritdoc/>
    ValueTask<StoreHealth> IStoreHealth.CheckAsync(CancellationToken cancellationToken) => state.CheckAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<SchemaState> MigrateAsync(CancellationToken cancellationToken) => schema.MigrateAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<int> TidyAsync(int limit, CancellationToken cancellationToken) => tidying.TidyAsync(limit, cancellationToken);

    /// <summary>Closes every connection.</summary>
    public ValueTask DisposeAsync() => database.DisposeAsync();
}
