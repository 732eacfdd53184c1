using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Custody;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Roles;
using Holdfast.Sessions;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.Custodians;

using Authority = Holdfast.Custody.Authority;

public abstract class KeepingSecrets(Engine engine) : StoreContract(engine)
{
    Account minter = null!, service = null!;
    DateTimeOffset now;

    public sealed class OnSqlite() : KeepingSecrets(Engine.Sqlite);

    public sealed class OnPostgreSql() : KeepingSecrets(Engine.PostgreSql);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        minter = await Store.AddAsync(Sample.Account("minter", Role.Supervisor));
        service = await Store.AddAsync(
            Sample.Account("service", Role.Administrator) with { Kind = AccountKind.Service, PasswordHash = null });
        now = await Store.Accounts.NowAsync(Stop);
    }

    [Fact]
    public async Task A_key_comes_with_its_newest_secret_its_ceiling_and_its_minter()
    {
        var (key, hash) = await KeyAsync();
        var fresh = Minted(now.AddSeconds(1), Everything) with { MintedBy = minter.Id, Carriers = [Custodial.Issuer(minter)] };
        await Store.ApplyAsync(new ApiKeyEffects.AddSecret(key.Id, fresh, ApiKeySecret.New().Hash, now.AddHours(1)));
        Assert.Equal(1, await Place.NumberAsync("SELECT count(*) FROM secret_carriers"));
        ApiKey?[] read =
        [
            await Store.ApiKeys.FindAsync(key.Id, Stop), (await Store.ApiKeys.ListAsync(null, null, 10, Stop))[0],
            (await Store.Accounts.KeysOfAsync(service.Id, Stop))[0], (await Store.LoadAsync(new SliceRequest { ApiKey = key.Id })).ApiKey,
        ];
        Assert.All(read, found => Assert.Equal(fresh with { MintedByLabel = "minter", Carriers = [] }, found!.Secret));
        var byHash = await Store.LoadAsync(new SliceRequest { ApiKeyHash = hash });
        Assert.Equal(key.Secret with { EndsAt = now.AddHours(1) }, byHash.ApiKey!.Secret);
    }

    [Fact]
    public async Task A_caller_and_an_actor_have_the_secret_that_was_shown()
    {
        var (key, hash) = await KeyAsync();
        var (fresh, freshHash) = (Minted(now.AddSeconds(1), Everything), ApiKeySecret.New().Hash);
        await Store.ApplyAsync(new ApiKeyEffects.AddSecret(key.Id, fresh, freshHash, now.AddHours(1)));
        Assert.Equal((key.Secret.Id, key.Secret.Ceiling), Shown((await Store.Callers.FindByKeyAsync(hash, Stop))!.Key));
        Assert.Equal((fresh.Id, fresh.Ceiling), Shown((await Store.Callers.FindByKeyAsync(freshHash, Stop))!.Key));
        var (old, newest) = (await ActorAsync(key, key.Secret.Id), await ActorAsync(key, null));
        Assert.Equal((key.Secret.Id, key.Secret.Ceiling), Shown(old.Key));
        Assert.Equal((fresh.Id, fresh.Ceiling), Shown(newest.Key));
        Assert.False(old.Authority!.Allows(HoldfastPermissions.ViewAccount));
        Assert.True(newest.Authority!.Allows(HoldfastPermissions.ViewAccount));
        await using var transaction = await Store.Authority.BeginAsync(TransactionLock.Authority, Stop);
        var slices = await transaction.LoadAsync([new(By(key, key.Secret.Id), new()), new(By(key, fresh.Id), new())], Stop);
        Assert.Equal([key.Secret.Id, fresh.Id], slices.Select(slice => slice.Actor.Key!.Secret.Id));
    }

    [Fact]
    public async Task A_key_is_dead_by_a_secret_that_ended_or_is_gone_and_lives_by_another()
    {
        var (key, hash) = await KeyAsync();
        var (fresh, freshHash) = (Minted(now.AddSeconds(1), Everything), ApiKeySecret.New().Hash);
        await Store.ApplyAsync(new ApiKeyEffects.AddSecret(key.Id, fresh, freshHash, now.AddSeconds(-1)));
        Assert.Null(await Store.Callers.FindByKeyAsync(hash, Stop));
        Assert.NotNull(await Store.Callers.FindByKeyAsync(freshHash, Stop));
        Assert.Equal((null, null), await KeyAndAuthorityAsync(key, key.Secret.Id));
        Assert.Equal((null, null), await KeyAndAuthorityAsync(key, MintedSecretId.New(now)));
        Assert.Equal(key.Id, (await ActorAsync(key, null)).Key?.Id);
        await Place.RunAsync("DELETE FROM api_key_secrets");
        Assert.Equal((null, null), await KeyAndAuthorityAsync(key, null));
        Assert.False((await Store.ApiKeys.FindAsync(key.Id, Stop))!.IsLive(now));
    }

    [Fact]
    public async Task A_secret_of_another_key_is_none_of_this_one()
    {
        var ((key, _), (other, _)) = (await KeyAsync(), await KeyAsync());
        Assert.Equal((null, null), await KeyAndAuthorityAsync(key, other.Secret.Id));
    }

    [Fact]
    public async Task The_newest_secret_is_the_one_that_ends_last_and_a_rotation_never_lengthens_an_end()
    {
        var (key, hash) = await KeyAsync();
        var compromised = Minted(now.AddSeconds(1), Everything) with { Carriers = [Custodial.Issuer(minter)] };
        await Store.ApplyAsync(new ApiKeyEffects.AddSecret(key.Id, compromised, ApiKeySecret.New().Hash, now.AddHours(1)));
        Assert.Equal(default, await Store.ApplyAsync(new CustodyEffects.EndAllThatCarries(minter.Id, now)));
        Assert.Equal(key.Secret.Id, (await Store.ApiKeys.FindAsync(key.Id, Stop))!.Secret.Id);
        var last = Minted(now.AddSeconds(2), Everything);
        await Store.ApplyAsync(new ApiKeyEffects.AddSecret(key.Id, last, ApiKeySecret.New().Hash, now.AddHours(2)));
        Assert.Equal(last.Id, (await Store.ApiKeys.FindAsync(key.Id, Stop))!.Secret.Id);
        Assert.Equal(now.AddHours(1), (await Store.LoadAsync(new SliceRequest { ApiKeyHash = hash })).ApiKey!.Secret.EndsAt);
    }

    [Fact]
    public async Task A_ceiling_without_a_role_comes_back_as_nothing()
    {
        var (key, _) = await KeyAsync(MintedSecret.None with { Id = MintedSecretId.New(now) });
        Assert.Equal(Authority.None, (await Store.ApiKeys.FindAsync(key.Id, Stop))!.Secret.Ceiling);
    }

    [Fact]
    public async Task A_key_is_renamed_while_it_is_there()
    {
        var (key, _) = await KeyAsync();
        await Store.ApplyAsync(new ApiKeyEffects.RenameApiKey(key.Id, "nightly"));
        Assert.Equal("nightly", (await Store.ApiKeys.FindAsync(key.Id, Stop))!.Name);
        Assert.Equal(EffectRejection.Stale, await Store.RejectionAsync(new ApiKeyEffects.RenameApiKey(ApiKeySecret.New().Id, "nightly")));
    }

    static Authority Everything { get; } = new(Role.Developer, true, new HashSet<Permission>(), null);

    static (MintedSecretId, Authority) Shown(ApiKey? key) => (key!.Secret.Id, key.Secret.Ceiling);

    static MintedSecret Minted(DateTimeOffset at, Authority ceiling) => Sample.Minted(at, ceiling);

    /// <summary>A key of the service whose first secret gives some permissions of a supervisor for a time.</summary>
    async Task<(ApiKey Key, SecretHash Hash)> KeyAsync(MintedSecret? secret = null)
    {
        var (key, shown) = Sample.Key(service, now, HoldfastPermissions.ViewAccount);
        var held = new HashSet<Permission> { HoldfastPermissions.ViewGroup, HoldfastPermissions.AddAccount };
        var ceiling = new Authority(Role.Supervisor, false, held, now.AddDays(7));
        key = key with { Secret = secret ?? Minted(now, ceiling) };
        await Store.ApplyAsync(new ApiKeyEffects.InsertApiKey(key, shown.Hash));
        return (key, shown.Hash);
    }

    Actor.ByKey By(ApiKey key, MintedSecretId? secret) => new(key.Id, service.Id, Sample.Operator.Origin) { Secret = secret };

    async Task<ActorState> ActorAsync(ApiKey key, MintedSecretId? secret) =>
        (await Store.LoadAsync(new SliceRequest(), By(key, secret))).Actor;

    async Task<(ApiKey?, EffectiveAuthority?)> KeyAndAuthorityAsync(ApiKey key, MintedSecretId? secret) =>
        await ActorAsync(key, secret) is var actor ? (actor.Key, actor.Authority) : default;
}
