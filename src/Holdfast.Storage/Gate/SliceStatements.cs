using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Policies;
using Holdfast.Sessions;
using Holdfast.Storage.Accounts;
using Holdfast.Storage.ApiKeys;
using Holdfast.Storage.Factors;
using Holdfast.Storage.Groups;
using Holdfast.Storage.Invitations;
using Holdfast.Storage.Passkeys;
using Holdfast.Storage.Policies;
using Holdfast.Storage.Recovery;
using Holdfast.Storage.Sessions;
using Holdfast.Storage.Sql;
using Holdfast.Storage.StatusLists;

namespace Holdfast.Storage.Gate;

/// <summary>The statements that read slices: only for what was asked, all in one exchange.</summary>
sealed class SliceStatements(Dialect dialect)
{
    const string KeyById = ApiKeyRow.WithNewest + " WHERE k.id = $1";
    const string OwnerOfKey =
        $"SELECT {AccountRow.Whole} FROM api_key_secrets s JOIN api_keys k ON k.id = s.key_id JOIN accounts a ON a.id = k.owner_id WHERE s.secret_hash = $1";
    const string AccountById = $"SELECT {AccountRow.Whole} FROM accounts a WHERE a.id = $1";
    const string ActorBySession =
        $"SELECT {AccountRow.Whole}, {SessionRow.Columns} FROM accounts a LEFT JOIN sessions s ON s.id = $2 AND s.account_id = a.id WHERE a.id = $1";
    const string ActorAndKey =
        $"SELECT {AccountRow.Whole}, {ApiKeyRow.OfCallers} FROM accounts a LEFT JOIN api_keys k ON k.id = $2 AND k.owner_id = a.id";
    const string ActorByNewest = $"{ActorAndKey} {SecretRow.Newest} WHERE a.id = $1";
    const string ActorBySecret = $"{ActorAndKey} LEFT JOIN api_key_secrets s ON s.id = $3 AND s.key_id = k.id WHERE a.id = $1";
    const string SessionById = $"SELECT {SessionRow.Columns} FROM sessions s WHERE s.id = $1";

    /// <summary>
    /// A few of each protected role by name, and how many there are: live persons who sign in by password and have no passkey.
    /// </summary>
    static readonly string withoutPasskey =
        $"""
        SELECT role, username, total FROM (
            SELECT role, username, count(*) OVER (PARTITION BY role) AS total, row_number() OVER (PARTITION BY role ORDER BY username) AS place FROM accounts
            WHERE role IN ('administrator', 'developer') AND kind = 'person' AND is_active AND removed_at IS NULL AND expired_at IS NULL AND admin_locked_at IS NULL
                AND sign_in_void_at IS NULL AND ways_in IN (1, 3)) few
        WHERE place <= {NamedFew.Most} ORDER BY role, place
        """;

    readonly OpenLists openLists = new();
    readonly SlicesOfCustody custody = new();
    readonly string heldByAccount = GrantRow.OfAccounts("id = $1");
    readonly string heldByAccounts = GrantRow.OfAccounts(dialect.IsAnyOf("id", 1));
    readonly string accountsById = $"SELECT {AccountRow.Whole} FROM accounts a WHERE {dialect.IsAnyOf("a.id", 1)}";
    readonly string groupsById = $"SELECT {GroupCollector.Columns} FROM groups g WHERE {dialect.IsAnyOf("g.id", 1)}";
    readonly string groupPermissions = $"SELECT group_id, permission FROM group_permissions WHERE {dialect.IsAnyOf("group_id", 1)}";
    readonly string memberships = $"SELECT account_id, group_id FROM group_members WHERE {dialect.IsAnyOf("account_id", 1)}";
    readonly string directGrants = $"SELECT account_id, permission FROM account_permissions WHERE {dialect.IsAnyOf("account_id", 1)}";

    /// <summary>
    /// A reading of what is asked. The holders, the state of one actor, and all accounts that are asked for by id are read once.
    /// </summary>
    public SliceReading For(IReadOnlyList<Inquiry> inquiries)
    {
        var holders = new HolderLoad();
        var statements = new List<Statement>(8) { new(HolderLoad.Select) { Row = holders.Take } };
        var actors = new Dictionary<ActorKey, ActorLoad>();
        var accounts = new AccountsLoad();
        var loads = new List<SliceLoad>(inquiries.Count);
        foreach (var (actor, request) in inquiries)
        {
            var load = new SliceLoad(request, ActorOf(actor, actors, statements), holders, accounts);
            accounts.Ask(request.Accounts, request.Held);
            Add(statements, request, load);
            loads.Add(load);
        }
        AddAccounts(statements, accounts);
        return new(inquiries, statements, loads);
    }

    void Add(List<Statement> statements, SliceRequest request, SliceLoad load)
    {
        AddMemberships(statements, request, load);
        AddUniqueness(statements, request, load);
        AddGroups(statements, request.Groups, load);
        AddCredentials(statements, request, load);
        AddPolicies(statements, request, load);
        custody.Add(statements, request, load);
        if (request.NewMember)
            statements.Add(openLists.Reading(load));
        if (request.IssuerKey)
            statements.Add(new("SELECT id FROM issuer_keys WHERE retired_at IS NULL") { Row = row => load.IssuerKey = row.GetString(0) });
        if (request.InvitationLink is { } link)
            AddInvitation(statements, InvitationRow.ByLink, link.ToArray(), load);
        else if (request.Invitation is { } invitation)
            AddInvitation(statements, InvitationRow.ById, invitation.Value, load);
        if (request.WithoutPasskey)
            statements.Add(new(withoutPasskey) { Row = load.TakeWithoutPasskey });
        if (request.AnyAccount)
            statements.Add(new("SELECT EXISTS (SELECT 1 FROM accounts)") { Row = row => load.AnyAccount = row.GetBoolean(0) });
        if (request.Idempotency is { } scope)
            statements.Add(new("SELECT body, answer, at FROM idempotency_answers WHERE scope = $1", scope) { Row = load.TakeAnswer });
    }

    static ActorLoad ActorOf(Actor actor, Dictionary<ActorKey, ActorLoad> read, List<Statement> statements)
    {
        var who = ActorKey.Of(actor);
        if (read.TryGetValue(who, out var load))
            return load;
        read.Add(who, load = new(byKey: who.Key is not null));
        var account = who.Account.Value;
        if (who.Session is { } session)
            statements.Add(new(ActorBySession, account, session.Value) { Row = load.TakeBySession });
        else if (who.Key is { } key)
            statements.Add(who.Secret is { } secret
                ? new(ActorBySecret, account, key.Value, secret.Value) { Row = load.TakeByKey }
                : new(ActorByNewest, account, key.Value) { Row = load.TakeByKey });
        else
            return load;
        statements.Add(new(GrantRow.OfAccountThatNeedsThem, account) { Row = row => GrantRow.Read(row, load.Grants) });
        return load;
    }

    void AddAccounts(List<Statement> statements, AccountsLoad accounts)
    {
        if (accounts.Ids is { Length: > 0 } ids)
            statements.Add(ids is [var id] ? new(AccountById, id) { Row = accounts.Take } : new(accountsById, ids) { Row = accounts.Take });
        if (accounts.IdsWithHeld is { Length: > 0 } held)
            statements.Add(held is [var id] ? new(heldByAccount, id) { Row = accounts.TakeHeld } : new(heldByAccounts, held) { Row = accounts.TakeHeld });
    }

    void AddMemberships(List<Statement> statements, SliceRequest request, SliceLoad load)
    {
        if (!request.Memberships || request.Accounts.Count == 0)
            return;
        foreach (var id in request.Accounts)
        {
            load.Memberships[id] = new HashSet<GroupId>();
            load.DirectGrants[id] = new HashSet<Permission>();
        }
        var ids = request.Accounts.Select(id => id.Value).ToArray();
        statements.Add(new(memberships, ids) { Row = load.TakeMembership });
        statements.Add(new(directGrants, ids) { Row = load.TakeDirectGrant });
    }

    static void AddUniqueness(List<Statement> statements, SliceRequest request, SliceLoad load)
    {
        if (request.Username is { } username)
            statements.Add(new("SELECT id FROM accounts WHERE username = $1", username.Value) { Row = row => load.UsernameOwner = row.GetGuid(0) });
        if (request.Email is { } email)
            statements.Add(new("SELECT id FROM accounts WHERE email_key = $1", email.Key) { Row = row => load.EmailOwner = row.GetGuid(0) });
        if (request.Did is { } did)
            statements.Add(new("SELECT id FROM accounts WHERE did = $1", did.Value) { Row = row => load.DidOwner = row.GetGuid(0) });
        if (request.GroupName is { } name)
            statements.Add(new("SELECT id FROM groups WHERE name_key = $1", name.Key) { Row = row => load.GroupNameOwner = row.GetGuid(0) });
    }

    void AddGroups(List<Statement> statements, IReadOnlyList<GroupId> groups, SliceLoad load)
    {
        if (groups.Count == 0)
            return;
        var ids = groups.Select(id => id.Value).ToArray();
        statements.Add(new(groupsById, ids) { Row = load.Groups.Take });
        statements.Add(new(groupPermissions, ids) { Row = load.Groups.TakePermission });
    }

    static void AddPolicies(List<Statement> statements, SliceRequest request, SliceLoad load)
    {
        if (request.ActivePolicy is { } purpose)
        {
            statements.Add(new(PolicyRow.Active, purpose.Name) { Row = row => load.ActivePolicy = PolicyRow.ReadVersion(row) });
            statements.Add(new(PolicyRow.Latest, purpose.Name) { Row = row => load.LatestPolicy = row.GetInt32(0) });
        }
        if (request.Policy is { } policy)
            statements.Add(new($"SELECT {PolicyRow.Version} FROM policies p WHERE p.id = $1", policy.Value) { Row = row => load.Policy = PolicyRow.ReadVersion(row) });
    }

    static void AddCredentials(List<Statement> statements, SliceRequest request, SliceLoad load)
    {
        if (request.ApiKey is { } key)
            statements.Add(new(KeyById, key.Value) { Row = row => load.ApiKey = ApiKeyRow.Read(row) });
        if (request.ApiKeyHash is { } hash)
        {
            statements.Add(new(ApiKeyRow.ByHash, hash.ToArray()) { Row = row => load.ApiKey = ApiKeyRow.Read(row) });
            statements.Add(new(OwnerOfKey, hash.ToArray()) { Row = load.TakeAccount });
        }
        if (request.Session is { } session)
            statements.Add(new(SessionById, session.Value) { Row = row => load.Session = SessionRow.Read(row) });
        if (request.Totp is { } account)
            statements.Add(new($"SELECT {FactorRows.TotpColumns} FROM totp_secrets WHERE account_id = $1", account.Value) { Row = row => load.Totp = FactorRows.ReadTotp(row) });
        if (request.BackupCode is { } code)
            statements.Add(new("SELECT 1 FROM backup_codes WHERE account_id = $1 AND code_hash = $2", code.Account.Value, code.Hash) { Row = _ => load.BackupCodeStands = true });
        if (request.Passkey is { } passkey)
            statements.Add(new($"SELECT {PasskeyRow.Columns} FROM passkeys WHERE id = $1 AND revoked_at IS NULL", passkey.Value) { Row = row => load.Passkey = PasskeyRow.Read(row) });
        if (request.Credential is { } credential)
            statements.Add(new($"SELECT {PasskeyRow.Columns} FROM passkeys WHERE credential_id = $1", credential) { Row = row => load.Passkey = PasskeyRow.Read(row) });
        if (request.Token is not { } token)
            return;
        statements.Add(new($"SELECT {TokenRow.Columns} FROM one_time_tokens t WHERE t.token_hash = $1", token.ToArray()) { Row = row => load.Token = TokenRow.Read(row, token) });
        statements.Add(new(
            $"SELECT {AccountRow.Whole} FROM one_time_tokens t JOIN accounts a ON a.id = t.account_id WHERE t.token_hash = $1", token.ToArray())
        { Row = load.TakeAccount });
    }

    /// <summary>An invitation is judged on its inviter, its groups and its address as they are now.</summary>
    static void AddInvitation(List<Statement> statements, string which, SqlValue value, SliceLoad load)
    {
        const string Groups = "FROM invitation_groups x JOIN invitations i ON i.id = x.invitation_id";
        statements.Add(new($"SELECT {InvitationRow.Columns} {InvitationRow.From} WHERE {which}", value) { Row = row => load.Invitation = InvitationRow.Read(row) });
        statements.Add(new($"SELECT {AccountRow.Whole} {InvitationRow.From} WHERE {which}", value)
        {
            Row = row => load.InviterAccount = AccountRow.ReadWhole(row),
        });
        statements.Add(new(
            GrantRow.OfAccount.Replace("account_id = $1", $"account_id = (SELECT i.inviter_id FROM invitations i WHERE {which})", StringComparison.Ordinal), value)
        { Row = row => GrantRow.Read(row, load.InviterGrants) });
        statements.Add(new($"SELECT {GroupCollector.Columns} {Groups} JOIN groups g ON g.id = x.group_id WHERE {which}", value) { Row = load.Groups.Take });
        statements.Add(new($"SELECT p.group_id, p.permission {Groups} JOIN group_permissions p ON p.group_id = x.group_id WHERE {which}", value) { Row = load.Groups.TakePermission });
        statements.Add(new($"SELECT a.id FROM invitations i JOIN accounts a ON a.email_key = i.email_key WHERE {which}", value) { Row = row => load.EmailOwner = row.GetGuid(0) });
    }

    /// <summary>What tells actors with accounts apart; the same for all without.</summary>
    readonly record struct ActorKey(AccountId Account, SessionId? Session, ApiKeyId? Key, MintedSecretId? Secret)
    {
        public static ActorKey Of(Actor actor) => actor switch
        {
            Actor.ByAccount by => new(by.Account, by.Session, null, null),
            Actor.ByKey by => new(by.Owner, null, by.Key, by.Secret),
            _ => default,
        };
    }
}
