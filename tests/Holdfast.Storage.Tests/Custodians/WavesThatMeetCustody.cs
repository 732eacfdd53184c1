using Holdfast.Accounts;
using Holdfast.Gate;
using Holdfast.Roles;
using Holdfast.Storage.Tests.Due;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.Custodians;

/// <summary>Commands that wait together are read together: each is judged on its custodians as the commands before it leave them.</summary>
public abstract class WavesThatMeetCustody(Engine engine) : StoreContract(engine)
{
    const string Done = "done", Undecided = "custody_undecided";

    public sealed class OnSqlite() : WavesThatMeetCustody(Engine.Sqlite);

    public sealed class OnPostgreSql() : WavesThatMeetCustody(Engine.PostgreSql);

    /// <summary>A loss of a protected role ends what is read together; a loss of another does not.</summary>
    [Theory, InlineData("administrator"), InlineData("supervisor")]
    public async Task A_custodian_who_loses_authority_falls_short_for_those_who_are_promoted_after_it(string role)
    {
        var ofLead = Role.Parse(role);
        await using var stage = await Stage.SetAsync(this, wards: 6);
        await stage.Scene.DoneAsync(stage.OfLead(lead => lead with { Role = ofLead }));
        var outcomes = await stage.TogetherAsync(
        [
            stage.Promotion(0), stage.Promotion(1), stage.OfLead(lead => lead with { Role = Role.User }), stage.Promotion(2), stage.Promotion(3),
            stage.OfLead(lead => lead with { Role = ofLead }), stage.Promotion(4), stage.Promotion(5),
        ]);
        Assert.Equal([Done, Done, Done, Undecided, Undecided, Done, Done, Done], outcomes);
    }

    [Fact]
    public async Task A_custodian_who_is_stopped_falls_short_until_they_are_started_again()
    {
        await using var stage = await Stage.SetAsync(this, wards: 3);
        var outcomes = await stage.TogetherAsync(
        [
            stage.Promotion(0), stage.OfLead(lead => lead with { IsActive = false }), stage.Promotion(1), stage.OfLead(lead => lead with { IsActive = true }), stage.Promotion(2),
        ]);
        Assert.Equal([Done, Done, Undecided, Done, Done], outcomes);
    }

    [Fact]
    public async Task A_custodian_who_gains_authority_covers_those_who_are_promoted_after_it()
    {
        await using var stage = await Stage.SetAsync(this, wards: 4);
        await stage.Scene.DoneAsync(stage.OfLead(lead => lead with { Role = Role.User }));
        var outcomes = await stage.TogetherAsync([stage.Promotion(0), stage.OfLead(lead => lead with { Role = Role.Staff }), stage.Promotion(1), stage.Promotion(2)]);
        Assert.Equal([Undecided, Done, Done, Done], outcomes);
    }

    [Fact]
    public async Task The_custodians_of_many_are_read_for_all_of_them()
    {
        await using var stage = await Stage.SetAsync(this, wards: 40);
        var outcomes = await stage.TogetherAsync([.. Enumerable.Range(0, 40).Select(stage.Promotion)]);
        Assert.All(outcomes, outcome => Assert.Equal(Done, outcome));
        foreach (var ward in stage.Wards)
            Assert.Equal(Role.Staff, (await Store.Accounts.FindAsync(ward, Stop))!.Role);
    }

    /// <summary>An owner, a lead who set up the sign-in of some users, and the users.</summary>
    sealed class Stage(WavesThatMeetCustody contract, Scene scene, Belongings lead, AccountId[] wards) : IAsyncDisposable
    {
        public Scene Scene => scene;

        public AccountId[] Wards => wards;

        public static async Task<Stage> SetAsync(WavesThatMeetCustody contract, int wards)
        {
            var scene = await Scene.SetAsync(contract.Place, contract.Store);
            var lead = await Belongings.AddAsync(contract.Store, "lead", Role.Administrator, (account, _) => account);
            AccountId[] ids = [.. Enumerable.Range(0, wards).Select(_ => AccountId.New(Sample.Start))];
            foreach (var (i, id) in ids.Index())
                await scene.DoneAsync(new CreateAccount(id, AccountKind.Person, Username.Parse($"ward{i}"), Role.User) { Password = Scene.Password }, lead.BySession);
            return new(contract, scene, lead, ids);
        }

        public Command Promotion(int ward) => new ChangeAccount(wards[ward]) { Role = Role.Staff };

        public Command OfLead(Func<ChangeAccount, ChangeAccount> change) => change(new(lead.Account.Id));

        /// <summary>What comes of commands that all waited for the lock while another held it, in their order.</summary>
        public async Task<string[]> TogetherAsync(Command[] commands)
        {
            var holder = await contract.Store.Authority.BeginAsync(TransactionLock.Authority, Stop);
            var waiting = commands.Select(command => scene.DoAsync(command)).ToList();
            await holder.DisposeAsync();
            return [.. (await Task.WhenAll(waiting)).Select(outcome => outcome.Refusal?.Code.Name ?? Done)];
        }

        public ValueTask DisposeAsync() => scene.DisposeAsync();
    }
}
