using System.Reflection;
using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Audit;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Invitations;
using Holdfast.Mail;
using Holdfast.Members;
using Holdfast.Membership;
using Holdfast.Passkeys;
using Holdfast.Policies;
using Holdfast.Sessions;
using Holdfast.SignIn;
using Holdfast.Storage.Accounts;
using Holdfast.Storage.ApiKeys;
using Holdfast.Storage.Audit;
using Holdfast.Storage.Custody;
using Holdfast.Storage.Factors;
using Holdfast.Storage.Gate;
using Holdfast.Storage.Groups;
using Holdfast.Storage.Invitations;
using Holdfast.Storage.Mail;
using Holdfast.Storage.Passkeys;
using Holdfast.Storage.Policies;
using Holdfast.Storage.Recovery;
using Holdfast.Storage.Removal;
using Holdfast.Storage.Schema;
using Holdfast.Storage.Sessions;
using Holdfast.Storage.SignIn;
using Holdfast.Storage.Sql;
using Holdfast.Storage.StatusLists;

namespace Holdfast.Storage;

/// <summary>
/// A store of one engine, with all its ports. Thread-safe; one for a process and store. Opening it touches nothing: a store that is down
/// or absent shows at the first use, as <see cref="StoreUnavailableException"/>, and a store that comes back is used again.
/// </summary>
public sealed class HoldfastStore : IAsyncDisposable
{
    static readonly Action<Cupboard>[] concepts =
    [
        AccountStorage.AddTo, ApiKeyStorage.AddTo, CustodyStorage.AddTo, FactorStorage.AddTo, GroupStorage.AddTo, InvitationStorage.AddTo,
        MailStorage.AddTo, PasskeyStorage.AddTo, PolicyStorage.AddTo, RemovalStorage.AddTo, SessionStorage.AddTo, SignInStorage.AddTo,
        StatusListStorage.AddTo, TokenStorage.AddTo, AnswerStorage.AddTo,
    ];

    internal HoldfastStore(IDatabase database, Assembly engine)
    {
        Database = database;
        Authority = new AuthorityStore(database, Cupboard);
        Accounts = new AccountReader(database);
        Groups = new GroupReader(database);
        ApiKeys = new ApiKeyReader(database);
        Callers = new CallerReader(database);
        Throttle = new ThrottleStore(database);
        Passkeys = new PasskeyStore(database);
        Factors = new FactorReader(database);
        Audit = new AuditReader(database);
        Schema = new StoreSchema(database, Migration.For(database.Dialect.Name, typeof(HoldfastStore).Assembly, engine));
        Health = new StoreState(database, Schema);
        Mail = new MailOutbox(database);
        var erasure = new Erasure(database);
        Erasure = erasure;
        Tidying = new StoreTidying(database, erasure);
        Policies = new PolicyReader(database);
        StatusLists = new StatusListReader(database);
        Invitations = new InvitationReader(database);
    }

    /// <summary>The port of the gate.</summary>
    public IAuthorityStore Authority { get; }

    /// <summary>Reads accounts.</summary>
    public IAccountReader Accounts { get; }

    /// <summary>Reads groups.</summary>
    public IGroupReader Groups { get; }

    /// <summary>Reads API keys.</summary>
    public IApiKeyReader ApiKeys { get; }

    /// <summary>Finds callers.</summary>
    public ICallerReader Callers { get; }

    /// <summary>Counts attempts to sign in.</summary>
    public IThrottleStore Throttle { get; }

    /// <summary>Reads second factors.</summary>
    public IFactorReader Factors { get; }

    /// <summary>Reads passkeys, and keeps the challenges of ceremonies.</summary>
    public IPasskeyStore Passkeys { get; }

    /// <summary>Reads the audit log.</summary>
    public IAuditReader Audit { get; }

    /// <summary>Reads status lists.</summary>
    public IStatusListReader StatusLists { get; }

    /// <summary>Whether the store can be used.</summary>
    public IStoreHealth Health { get; }

    /// <summary>Compares and migrates the schema.</summary>
    public IStoreSchema Schema { get; }

    /// <summary>Removes what nobody can use any more.</summary>
    public IStoreTidying Tidying { get; }

    /// <summary>The mails that wait.</summary>
    public IMailOutbox Mail { get; }

    /// <summary>Erases what is left of purged members.</summary>
    public IErasure Erasure { get; }

    /// <summary>Reads policies.</summary>
    public IPolicyReader Policies { get; }

    /// <summary>Reads invitations.</summary>
    public IInvitationReader Invitations { get; }

    /// <summary>Which store it is, without secrets.</summary>
    public string Description => Database.Description;

    internal IDatabase Database { get; }

    /// <summary>How the effects are carried out.</summary>
    internal Cupboard Cupboard { get; } = new(concepts);

    /// <summary>Closes every connection.</summary>
    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
