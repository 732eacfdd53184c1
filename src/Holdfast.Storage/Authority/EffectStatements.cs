using Holdfast.Accounts;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Membership;
using Holdfast.Storage.Rows;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Authority;

/// <summary>The statements that carry out the effects of one command, and what they ended.</summary>
sealed class EffectStatements
{
    const string AlikeButOne = "account_id = $2 AND factor_verified = $3 AND id <> $4";
    const string Oldest = $"{AlikeButOne} AND id NOT IN (SELECT id FROM sessions WHERE {AlikeButOne} ORDER BY id DESC LIMIT $5)";

    static readonly RowText sessionsOfAccount = RowText.OfAccounts("DELETE FROM sessions WHERE account_id = $2 RETURNING expires_at > $1 AND last_seen_at + idle_limit > $1, account_id");
    static readonly RowText keysOfAccount = RowText.OfAccounts("UPDATE api_keys SET revoked_at = $1 WHERE owner_id = $2 AND revoked_at IS NULL AND expires_at > $1 RETURNING TRUE, owner_id");
    static readonly RowText tokensOfAccount = RowText.OfAccounts("DELETE FROM one_time_tokens WHERE account_id = $2 RETURNING expires_at > $1, account_id");
    static readonly RowText invitationsOfAccount = RowText.OfAccounts("DELETE FROM invitations WHERE inviter_id = $2 RETURNING expires_at > $1, inviter_id");

    readonly DateTimeOffset now;
    readonly CustodyEffects custody;
    readonly Dialect dialect;
    readonly List<StatusFlip> flips = [];
    DueStatements? due;
    int sessions;
    int keys;
    int tokens;
    int backupCodes;

    public EffectStatements(IReadOnlyList<Effect> effects, DateTimeOffset now, Dialect dialect)
    {
        (this.now, this.dialect) = (now, dialect);
        custody = new(dialect, now, () => tokens++, () => keys++);
        foreach (var effect in effects)
            Add(effect);
    }

    public List<Statement> Statements { get; } = [];

    public AppliedCounts Counts
    {
        get
        {
            var counts = new AppliedCounts(sessions, keys, tokens) { BackupCodes = backupCodes };
            if (due is not null)
                counts = Sum(counts, due.Ended);
            return flips.Count == 0 ? counts : counts with { Flips = flips };
        }
    }

    void Add(Effect effect)
    {
        switch (effect)
        {
            case Effect.InsertAccount e:
                Statements.Add(AccountRow.Inserting(e.Account));
                break;
            case Effect.UpdateAccount e:
                Statements.Add(AccountUpdate.Of(e.Before, e.After));
                if (e.Before.Email is { } former && e.After.Email?.Key != former.Key)
                    Statements.Add(InvitedRow.Claiming(e.After.Id, former));
                break;
            case Effect.CarryOutDue e:
                due = new(e, dialect);
                Statements.AddRange(due.All());
                break;
            case Effect.UpgradePasswordHash e:
                Run("UPDATE accounts SET password_hash = $3 WHERE id = $1 AND password_hash = $2", e.Account.Value, e.From, e.To);
                break;
            case Effect.ClearThrottle e:
                // The row of all strangers first, as attempts lock them.
                Run("DELETE FROM sign_in_throttle WHERE account_id = $1 AND network = $2", e.Account.Value, Array.Empty<byte>());
                Run("DELETE FROM sign_in_throttle WHERE account_id = $1", e.Account.Value);
                break;
            case Effect.UpdateSettings e:
                Statements.Add(SettingsRow.Updating(e));
                break;
            case Effect.SendMail e:
                Statements.Add(MailRow.Inserting(e.Mail, now));
                break;
            case Effect.DropMail e:
                Run("DELETE FROM mail_outbox WHERE account_id = $1", e.Account.Value);
                break;
            case Effect.StoreAnswer e:
                Statements.Add(StoredAnswers.Storing(e));
                break;
            default:
                if (!AddCredential(effect) && !AddFactor(effect) && !AddGrant(effect) && !AddMember(effect) && !AddStatus(effect)
                    && !AddCustody(effect))
                    throw new ArgumentException($"No statement carries out {effect.GetType().Name}.", nameof(effect));
                break;
        }
    }

    bool AddCredential(Effect effect)
    {
        switch (effect)
        {
            case Effect.RecordSignIn e:
                Run("UPDATE accounts SET last_login_at = $2 WHERE id = $1", e.Account.Value, e.At);
                Run(
                    """
                    INSERT INTO known_networks (account_id, network_hash, last_used_at) VALUES ($1, $2, $3)
                    ON CONFLICT (account_id, network_hash) DO UPDATE SET last_used_at = excluded.last_used_at
                    """,
                    e.Account.Value, e.NetworkHash, e.At);
                break;
            case Effect.InsertSession e:
                Statements.Add(SessionRow.Inserting(e.Session, e.Hash));
                break;
            case Effect.RotateSession e:
                Statements.Add(SessionRow.Rotating(e.Session, e.Hash));
                break;
            case Effect.EndSessions e when e.Except is { } kept:
                EndSessions("account_id = $2 AND id <> $3", e.Account.Value, kept.Value);
                break;
            case Effect.EndSessions e:
                OfAccount(sessionsOfAccount, now, e.Account, () => sessions++);
                break;
            case Effect.EndSession e:
                EndSessions("id = $2", e.Session.Value);
                break;
            case Effect.EndFactorSessions e:
                EndSessions("account_id = $2 AND factor_verified AND ($3 IS NULL OR id <> $3)", e.Account.Value, e.Except?.Value);
                Run("UPDATE sessions SET factor_verified = FALSE WHERE id = $1", e.Except?.Value);
                break;
            case Effect.EndOldestSessions e:
                EndSessions(Oldest, e.Newest.AccountId.Value, e.Newest.FactorVerified, e.Newest.Id.Value, e.Kept - 1L);
                break;
            case Effect.InsertApiKey e:
                Statements.AddRange(ApiKeyRow.Inserting(e.Key, e.Hash));
                break;
            case Effect.RevokeApiKeys e:
                OfAccount(keysOfAccount, e.At, e.Account, () => keys++);
                break;
            case Effect.RevokeApiKey e:
                Statements.Add(new("UPDATE api_keys SET revoked_at = $1 WHERE id = $2 AND revoked_at IS NULL AND expires_at > $1 RETURNING id", e.At, e.Key.Value) { Row = _ => keys++ });
                break;
            default:
                return AddToken(effect);
        }
        return true;
    }

    bool AddToken(Effect effect)
    {
        switch (effect)
        {
            case Effect.InsertToken e:
                Statements.AddRange(TokenRow.Inserting(e.Token));
                return true;
            case Effect.ConsumeToken e:
                Statements.Add(new("DELETE FROM one_time_tokens WHERE id = $1", e.Token.Value) { MustAffect = 1 });
                return true;
            case Effect.CancelTokens { Account: { } account }:
                OfAccount(tokensOfAccount, now, account, () => tokens++);
                return true;
            case Effect.CancelTokens:
                Cancel("one_time_tokens", "account_id IS NULL", now);
                return true;
            default:
                return AddInvitation(effect);
        }
    }

    bool AddInvitation(Effect effect)
    {
        switch (effect)
        {
            case Effect.InsertInvitation e:
                Statements.AddRange(InvitationRow.Inserting(e.Invitation));
                return true;
            case Effect.InsertInvitationLink e:
                Statements.Add(InvitationRow.InsertingLink(e.Invitation, e.Hash));
                return true;
            case Effect.ConsumeInvitation e:
                Statements.AddRange(InvitationRow.Consuming(e.Invitation, e.Accepter));
                return true;
            case Effect.CancelInvitations e:
                OfAccount(invitationsOfAccount, now, e.Inviter, () => tokens++);
                return true;
            case Effect.CancelInvitationsTo e:
                Cancel("invitations", "email_key = $2", now, e.Address.Key);
                return true;
            default:
                return false;
        }
    }

    bool AddFactor(Effect effect)
    {
        if (FactorRows.Of(effect) is { } statements)
            Statements.AddRange(statements);
        else if (effect is Effect.UsePasskey use)
            Statements.Add(PasskeyRow.Using(use, now));
        else if (effect is Effect.DeleteBackupCodes e)
            Statements.Add(new("DELETE FROM backup_codes WHERE account_id = $1 RETURNING 1", e.Account.Value) { Row = _ => backupCodes++ });
        else
            return false;
        return true;
    }

    bool AddStatus(Effect effect)
    {
        switch (effect)
        {
            case Effect.OpenList e:
                Statements.Add(StatusStatements.Opening(e.List, now));
                return true;
            case Effect.AssignSlots e:
                Statements.AddRange(StatusStatements.Assigning(e));
                return true;
            case Effect.FlipStatus e:
                Statements.Add(StatusStatements.Flipping(e, flips.Add));
                return true;
            case Effect.RetireIssuerKeys e:
                Run("UPDATE issuer_keys SET retired_at = $1, sealed_under = NULL, nonce = NULL, secret = NULL WHERE retired_at IS NULL", e.At);
                return true;
            case Effect.ResealIssuerKey e:
                Statements.Add(IssuerKeyRow.Resealing(e.Before, e.After));
                return true;
            case Effect.InsertIssuerKey e:
                Statements.Add(IssuerKeyRow.Inserting(e.Key));
                return true;
            default:
                return false;
        }
    }

    bool AddGrant(Effect effect)
    {
        switch (effect)
        {
            case Effect.InsertGroup e:
                Run("INSERT INTO groups (id, name, name_key, rank_label, created_at) VALUES ($1, $2, $3, $4, $5)",
                    e.Group.Id.Value, e.Group.Name.Value, e.Group.Name.Key, (long?)e.Group.RankLabel, e.Group.CreatedAt);
                AddPermissions(e.Group, e.Group.Permissions);
                break;
            case Effect.UpdateGroup e:
                UpdateGroup(e.Before, e.After);
                break;
            case Effect.DeleteGroup e:
                Statements.Add(new("DELETE FROM groups WHERE id = $1", e.Group.Value) { MustAffect = 1 });
                break;
            case Effect.AddToGroup e:
                Run("INSERT INTO group_members (group_id, account_id) VALUES ($1, $2) ON CONFLICT DO NOTHING", e.Group.Value, e.Account.Value);
                Statements.Add(CustodyEffects.Forgetting(e.Account));
                break;
            case Effect.RemoveFromGroup e:
                Run("DELETE FROM group_members WHERE group_id = $1 AND account_id = $2", e.Group.Value, e.Account.Value);
                Statements.Add(CustodyEffects.Forgetting(e.Account));
                break;
            case Effect.StripGrants e:
                Run("DELETE FROM group_members WHERE account_id = $1", e.Account.Value);
                Run("DELETE FROM account_permissions WHERE account_id = $1", e.Account.Value);
                break;
            case Effect.GrantPermission e:
                Run("INSERT INTO account_permissions (account_id, permission) VALUES ($1, $2) ON CONFLICT DO NOTHING", e.Account.Value, e.Permission.Codename);
                Statements.Add(CustodyEffects.Forgetting(e.Account));
                break;
            case Effect.RevokePermission e:
                Run("DELETE FROM account_permissions WHERE account_id = $1 AND permission = $2", e.Account.Value, e.Permission.Codename);
                Statements.Add(CustodyEffects.Forgetting(e.Account));
                break;
            default:
                return false;
        }
        return true;
    }

    bool AddMember(Effect effect)
    {
        var present = Statements.Count;
        Statements.AddRange(MemberStatements.Of(effect));
        return Statements.Count > present;
    }

    bool AddCustody(Effect effect)
    {
        if (custody.Of(effect) is not { } statements)
            return false;
        Statements.AddRange(statements);
        return true;
    }

    void UpdateGroup(Group before, Group after)
    {
        Statements.Add(new("UPDATE groups SET name = $2, name_key = $3, rank_label = $4 WHERE id = $1",
            after.Id.Value, after.Name.Value, after.Name.Key, (long?)after.RankLabel)
        { MustAffect = 1 });
        foreach (var permission in before.Permissions)
        {
            if (!after.Permissions.Contains(permission))
                Run("DELETE FROM group_permissions WHERE group_id = $1 AND permission = $2", after.Id.Value, permission.Codename);
        }
        AddPermissions(after, after.Permissions);
    }

    void AddPermissions(Group group, IReadOnlySet<Permission> permissions)
    {
        foreach (var permission in permissions)
            Run("INSERT INTO group_permissions (group_id, permission) VALUES ($1, $2) ON CONFLICT DO NOTHING", group.Id.Value, permission.Codename);
    }

    /// <summary>Also deletes expired sessions, because a late "last seen" write could revive them; counts only live ones.</summary>
    void EndSessions(string which, params ReadOnlySpan<SqlValue> values) => Statements.Add(new(
        $"DELETE FROM sessions WHERE {which} RETURNING expires_at > $1 AND last_seen_at + idle_limit > $1", [now, .. values])
    {
        Row = row => sessions += row.GetBoolean(0) ? 1 : 0,
    });

    void Cancel(string table, string which, params SqlValue[] values) => Statements.Add(new(
        $"DELETE FROM {table} WHERE {which} RETURNING expires_at > $1", values)
    {
        Row = row => tokens += row.GetBoolean(0) ? 1 : 0,
    });

    /// <summary>Deletes rows of an account; counts those that were still valid.</summary>
    void OfAccount(RowText text, DateTimeOffset at, AccountId account, Action count) => Statements.Add(new(text, at, account.Value)
    {
        Row = row =>
        {
            if (row.GetBoolean(0) && row.GetGuid(1) == account.Value)
                count();
        },
    });

    static AppliedCounts Sum(AppliedCounts counts, IReadOnlyDictionary<AccountId, AppliedCounts> ended) => counts with
    {
        Sessions = counts.Sessions + ended.Values.Sum(each => each.Sessions),
        ApiKeys = counts.ApiKeys + ended.Values.Sum(each => each.ApiKeys),
        Tokens = counts.Tokens + ended.Values.Sum(each => each.Tokens),
        ByAccount = ended,
    };

    void Run(string text, params SqlValue[] values) => Statements.Add(new(text, values));
}
