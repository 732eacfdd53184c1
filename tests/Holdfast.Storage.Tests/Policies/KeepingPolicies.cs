using Holdfast.Gate;
using Holdfast.Policies;
using Holdfast.Storage.Tests.Engines;
using Holdfast.TestHost;

namespace Holdfast.Storage.Tests.Policies;

/// <summary>Versions of policies and what is in force.</summary>
public abstract class KeepingPolicies(Engine engine) : StoreContract(engine)
{
    static readonly string[] shipped = ["removal-default", "removal-protected-roles", "removal-two-reasons", "removal-not-at-night"];

    [Fact]
    public async Task A_fresh_store_has_the_shipped_policy_in_force_and_the_examples_beside_it()
    {
        var policies = (await Store.Policies.ListAsync(PolicyPurpose.Removal, null, 10, Stop)).OrderBy(policy => policy.Version.Number).ToArray();
        Assert.Equal(shipped.Select(name => File.ReadAllText(RepositoryRoot.PathOf($"docs/policies/{name}.rego"))), policies.Select(policy => policy.Source));
        Assert.All(policies, policy => Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(policy.Source))), policy.Version.Sha256));
        Assert.Equal([true, false, false, false], policies.Select(policy => policy.IsActive));
        Assert.Equal(policies[0].Version, await Store.Policies.FindActiveAsync(PolicyPurpose.Removal, Stop));
        Assert.InRange(policies[0].CreatedAt, DateTimeOffset.UnixEpoch.AddYears(50), TimeProvider.System.GetUtcNow().AddMinutes(1));
        Assert.Null(await Store.Policies.FindActiveAsync(PolicyPurpose.Join, Stop));
    }

    [Fact]
    public async Task The_newest_activation_is_in_force_and_none_is_ever_lost()
    {
        var policies = await Store.Policies.ListAsync(PolicyPurpose.Removal, null, 10, Stop);
        var last = policies[0].Version;
        var added = new Policy(new(PolicyId.New(Sample.Start), PolicyPurpose.Removal, last.Number + 1, "hash"), "source", "name", "description", Sample.Start);
        await Store.ApplyAsync(new PolicyEffects.InsertPolicy(added), new PolicyEffects.ActivatePolicy(added.Version, Sample.Start));
        Assert.Equal(added with { IsActive = true, ActivatedAt = Sample.Start }, await Store.Policies.FindAsync(added.Version.Id, Stop));
        var slice = await Store.LoadAsync(new SliceRequest { ActivePolicy = PolicyPurpose.Removal, Policy = last.Id });
        Assert.Equal((added.Version, added.Version.Number, last), (slice.ActivePolicy, slice.LatestPolicy, slice.Policy));
        await Store.ApplyAsync(new PolicyEffects.ActivatePolicy(last, Sample.Start));
        Assert.Equal(last, (await Store.LoadAsync(new SliceRequest { ActivePolicy = PolicyPurpose.Removal })).ActivePolicy);
        Assert.Equal(3, await Place.NumberAsync("SELECT count(*) FROM policy_activations"));
    }

    [Theory]
    [InlineData("UPDATE policies SET name = 'other'")]
    [InlineData("DELETE FROM policies WHERE version = 4")]
    [InlineData("UPDATE policy_activations SET at = 1")]
    [InlineData("DELETE FROM policy_activations")]
    public Task Nobody_edits_or_deletes_a_policy_or_its_history(string sql) => Place.MustRefuseAsync(sql);

    /// <summary>On a file.</summary>
    public sealed class OnSqlite() : KeepingPolicies(Engine.Sqlite)
    {
        [Theory]
        [InlineData("INSERT OR REPLACE INTO policies SELECT id, purpose, version, 'other', description, source, sha256, created_at FROM policies WHERE version = 4")]
        [InlineData("INSERT OR REPLACE INTO policy_activations SELECT purpose, number, policy_id, 1 FROM policy_activations")]
        public Task Nor_replaces_one(string sql) => Place.MustRefuseAsync(sql);
    }

    /// <summary>On a server.</summary>
    public sealed class OnPostgreSql() : KeepingPolicies(Engine.PostgreSql)
    {
        [Theory]
        [InlineData("TRUNCATE policies CASCADE")]
        [InlineData("TRUNCATE policy_activations")]
        public Task Nor_empties_a_table(string sql) => Place.MustRefuseAsync(sql);
    }
}
