using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Gate;
using Holdfast.Invitations;
using Holdfast.Recovery;
using Holdfast.Roles;
using Holdfast.Sessions;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.Due;

/// <summary>An account with one of everything that ends with it: a session, an API key, a recovery link, an invitation.</summary>
sealed record Belongings(Account Account, Session Session, ApiKey Key, InvitationId Invitation)
{
    public SessionToken Token { get; } = SessionToken.New();

    public required ApiKeySecret Secret { get; init; }

    public OneTimeSecret RecoveryLink { get; } = OneTimeSecret.New();

    public OneTimeSecret InvitationLink { get; } = OneTimeSecret.New();

    public Actor BySession => new Actor.ByAccount(Account.Id, Session.Id, Sample.Operator.Origin);

    public Actor ByKey => new Actor.ByKey(Key.Id, Account.Id, Sample.Operator.Origin);

    /// <summary>Stores an account of a role, as <paramref name="change"/> makes it, with all of that alive.</summary>
    public static async Task<Belongings> AddAsync(
        HoldfastStore store, string name, Role role, Func<Account, DateTimeOffset, Account> change)
    {
        var now = await store.Accounts.NowAsync(StoreContract.Stop);
        var account = change(Sample.Account(name, role), now);
        var (key, secret) = Sample.Key(account, now);
        var invitation = new Invitation
        {
            Id = InvitationId.New(now),
            Email = EmailAddress.TryParse($"friend.of.{name}@example.org", out var email) ? email : throw new ArgumentException(name),
            Role = Role.User,
            Inviter = account.Id,
            CreatedAt = now,
            ExpiresAt = now.AddDays(3),
        };
        var all = new Belongings(account, Sample.Session(account, now), key, invitation.Id) { Secret = secret };
        await store.ApplyAsync(
            new AccountEffects.InsertAccount(account),
            new SessionEffects.InsertSession(all.Session, all.Token.Hash),
            new ApiKeyEffects.InsertApiKey(key, secret.Hash),
            new TokenEffects.InsertToken(LinkOf(account, all.RecoveryLink, now)),
            new InvitationEffects.InsertInvitation(invitation),
            new InvitationEffects.InsertInvitationLink(invitation.Id, all.InvitationLink.Hash));
        return all;
    }

    /// <summary>The rows that are still there, in a word each; a revoked key is not.</summary>
    public async Task<string> LeftAsync(TestStore place)
    {
        var id = TestStore.Literal(Account.Id.Value);
        (string Name, string Sql)[] all =
        [
            ("session", $"sessions WHERE account_id = {id}"),
            ("key", $"api_keys WHERE owner_id = {id} AND revoked_at IS NULL"),
            ("link", $"one_time_tokens WHERE account_id = {id}"),
            ("invitation", $"invitations WHERE inviter_id = {id}"),
        ];
        var left = new List<string>();
        foreach (var (name, sql) in all)
        {
            if (await place.NumberAsync($"SELECT count(*) FROM {sql}") > 0)
                left.Add(name);
        }
        return string.Join(' ', left);
    }

    static OneTimeToken LinkOf(Account account, OneTimeSecret secret, DateTimeOffset now) =>
        new(OneTimeTokenId.New(now), OneTimeTokenPurpose.Recovery, account.Id, secret.Hash, now, now.AddHours(1));
}
