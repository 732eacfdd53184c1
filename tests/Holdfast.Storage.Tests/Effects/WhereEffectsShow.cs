using System.Reflection;
using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Audit;
using Holdfast.Custody;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Invitations;
using Holdfast.Mail;
using Holdfast.Membership;
using Holdfast.Recovery;
using Holdfast.Roles;
using Holdfast.Sessions;
using Holdfast.SignIn;
using Holdfast.StatusLists.Documents;
using Holdfast.Storage.Tests.Custodians;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.Effects;

/// <summary>
/// An effect that names one account lets commands on others be judged on what was read before it. So it must not show in anything that
/// such commands read: other accounts, what those hold, other actors, the holders, the settings.
/// </summary>
public abstract class WhereEffectsShow(Engine engine) : StoreContract(engine)
{
    public sealed class OnSqlite() : WhereEffectsShow(Engine.Sqlite);

    public sealed class OnPostgreSql() : WhereEffectsShow(Engine.PostgreSql);

    /// <summary>The kinds that claim to show in one account alone.</summary>
    internal static IEnumerable<Type> Claiming => EveryEffectIsCarriedOut.All
        .Where(type => type.GetProperty(nameof(Effect.OnlyOf), BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is not null);

    [Theory, InlineData("user"), InlineData("developer")]
    public async Task What_shows_in_one_account_alone_is_seen_by_nobody_else(string role)
    {
        var scene = await Scene.SetAsync(Store, Role.TryParse(role, out var parsed) ? parsed : throw new ArgumentException(role));
        var tried = new HashSet<Type>();
        foreach (var effect in scene.Effects().Where(effect => effect.OnlyOf is not null))
        {
            Assert.Equal(scene.Subject.Id, effect.OnlyOf);
            await using var transaction = await Store.Authority.BeginAsync(TransactionLock.Authority, Stop);
            var before = await scene.SeenByOthersAsync(transaction);
            await transaction.ApplyAsync([effect], savepoint: false);
            Assert.Equal(before, await scene.SeenByOthersAsync(transaction));
            tried.Add(effect.GetType());
        }
        // The row of a protected account is seen by all: they count the holders.
        if (role == "user")
            Assert.Empty(Claiming.Except(tried).Select(type => type.Name));
    }

    [Fact]
    public async Task The_test_sees_an_effect_that_claims_too_much()
    {
        var scene = await Scene.SetAsync(Store, Role.User);
        await using var transaction = await Store.Authority.BeginAsync(TransactionLock.Authority, Stop);
        var before = await scene.SeenByOthersAsync(transaction);
        await transaction.ApplyAsync([new GroupEffects.UpdateGroup(scene.Group, scene.Group with { Permissions = new HashSet<Permission>() })], savepoint: false);
        Assert.NotEqual(before, await scene.SeenByOthersAsync(transaction));
    }

    /// <summary>Two persons in one group, each with a session, a key, a link and an invitation.</summary>
    sealed class Scene
    {
        public required Account Subject { get; init; }

        public required Account Other { get; init; }

        public required Group Group { get; init; }

        public required ApiKey Key { get; init; }

        public required (ApiKey Key, SecretHash Hash) NewKey { get; init; }

        public required ApiKey OthersKey { get; init; }

        public required Session OthersSession { get; init; }

        public required DateTimeOffset Now { get; init; }

        public static async Task<Scene> SetAsync(HoldfastStore store, Role role)
        {
            var (subject, other) = (await store.AddAsync(Sample.Account("alice", role)), await store.AddAsync(Sample.Account("bob", Role.Administrator)));
            var now = await store.Accounts.NowAsync(Stop);
            var group = Sample.Group("editors", HoldfastPermissions.ViewAccount);
            var ((key, hash), (othersKey, othersHash)) = (Custodial.Key(subject, now), Custodial.Key(other, now));
            var session = Sample.Session(other, now);
            await store.ApplyAsync(
            [
                new GroupEffects.InsertGroup(group), new GroupEffects.AddToGroup(subject.Id, group.Id), new GroupEffects.AddToGroup(other.Id, group.Id),
                new ApiKeyEffects.InsertApiKey(key, hash), new ApiKeyEffects.InsertApiKey(othersKey, othersHash),
                new SessionEffects.InsertSession(Sample.Session(subject, now), SessionToken.New().Hash), new SessionEffects.InsertSession(session, SessionToken.New().Hash),
                Custodial.Insert(Custodial.Link(subject, now)), Custodial.Insert(Custodial.Link(other, now)),
                Custodial.Insert(Custodial.Invitation(subject, now)), Custodial.Insert(Custodial.Invitation(other, now)),
            ]);
            return new()
            {
                Subject = (await store.Accounts.FindAsync(subject.Id, Stop))!,
                Other = other,
                Group = group,
                Key = key,
                NewKey = Custodial.Key(subject, now, Custodial.Issuer(other)),
                OthersKey = othersKey,
                OthersSession = session,
                Now = now,
            };
        }

        /// <summary>One of every kind that may claim to show in the subject alone.</summary>
        public IEnumerable<Effect> Effects() =>
        [
            new AccountEffects.UpdateAccount(Subject, Subject with { IsActive = false, Version = Subject.Version + 1, CredentialEpoch = Subject.CredentialEpoch + 1 }),
            new SessionEffects.EndSessions(Subject.Id, null),
            new SessionEffects.EndSessions(Subject.Id, SessionId.New(Now)),
            new ApiKeyEffects.RevokeApiKeys(Subject.Id, Now),
            new ApiKeyEffects.InsertApiKey(NewKey.Key, NewKey.Hash),
            new GroupEffects.GrantPermission(Subject.Id, HoldfastPermissions.ChangeAccount),
            new GroupEffects.RevokePermission(Subject.Id, HoldfastPermissions.ChangeAccount),
            new TokenEffects.CancelTokens(Subject.Id),
            new InvitationEffects.CancelInvitations(Subject.Id),
            new SignInEffects.ClearThrottle(Subject.Id),
            new StatusListEffects.FlipStatus(Subject.Id, StatusPurpose.Suspension, true),
            new MailEffects.SendMail(new()
            {
                Id = MailId.New(Now), Kind = MailKind.Notice, Account = Subject.Id, To = Subject.Email, About = "account.locked",
                CorrelationId = CorrelationId.New(Now), CreatedAt = Now,
            }),
        ];

        /// <summary>All that a command on the other account can read together with others, by each kind of actor, as one text.</summary>
        public async Task<string> SeenByOthersAsync(IAuthorityTransaction transaction)
        {
            var request = new SliceRequest { Accounts = [Other.Id], Memberships = true, Held = true };
            var from = Sample.Operator.Origin;
            Actor[] actors = [Sample.Operator, new Actor.ByAccount(Other.Id, OthersSession.Id, from), new Actor.ByKey(OthersKey.Id, Other.Id, from)];
            var slices = await transaction.LoadAsync([.. actors.Select(actor => new Inquiry(actor, request))], Stop);
            var custody = await transaction.LoadCustodyAsync([.. slices.Select(slice => new CustodyInquiry(slice, Custodial.Of(Other)))], Stop);
            return string.Join('\n', custody.Select(PlainText.Of));
        }
    }
}
