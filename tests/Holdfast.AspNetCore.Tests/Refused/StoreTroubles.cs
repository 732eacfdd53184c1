using Holdfast.Accounts;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Gate;

namespace Holdfast.AspNetCore.Tests.Refused;

/// <summary>A store that is down, and a fault that nobody foresaw.</summary>
public class StoreTroubles
{
    [Fact]
    public async Task Without_a_store_every_answer_is_503_and_says_when_to_come_back()
    {
        Watched<IAccountReader> accounts = null!;
        Watched<IAuthorityStore> authority = null!;
        await using var instance = await Instance.StartAsync(Engine.Sqlite, new InstanceSettings
        {
            Services = services => (accounts, authority) = (Watched<IAccountReader>.Before(services), Watched<IAuthorityStore>.Before(services)),
        });
        var stage = new Stage(instance);
        var (admin, target) = (await stage.AdminAsync(), await stage.StaffAsync());
        accounts.Failure = authority.Failure = new StoreUnavailableException("the canary of the store");
        Answer[] answers =
        [
            await admin.Client.GetAsync("/api/v1/admin/users"),
            await admin.Client.GetAsync(target.AdminPath),
            await admin.Client.PatchAsync(target.AdminPath, new { is_active = false }),
            await admin.Client.DeleteAsync(target.UserPath),
            await stage.Nobody.PostAsync("/api/v1/auth/login", new { identifier = "x", password = "y" }),
        ];
        foreach (var answer in answers)
        {
            answer.IsRefused(503, "store_unavailable");
            Assert.Equal("1", answer.Header("Retry-After"));
            Assert.DoesNotContain("canary", answer.Text, StringComparison.Ordinal);
        }
        accounts.Failure = authority.Failure = null;
        (await admin.Client.PatchAsync(target.AdminPath, new { is_active = false })).Is(200);
    }

    [Fact]
    public async Task A_commit_without_an_answer_is_503_on_every_surface_and_promises_nothing()
    {
        LostCommits lost = null!;
        await using var instance = await Instance.StartAsync(Engine.Sqlite, new InstanceSettings { Services = services => lost = LostCommits.Before(services) });
        var stage = new Stage(instance);
        var (admin, target) = (await stage.AdminAsync(), await stage.StaffAsync());
        lost.Failure = new OutcomeUnknownException("the canary of the store");
        Answer[] answers =
        [
            await admin.Client.PatchAsync(target.AdminPath, new { is_active = false }),
            await admin.Client.PatchAsync(target.UserPath, new { is_active = true }),
            await admin.Client.DeleteAsync($"/v1/members/{target.Did}"),
        ];
        foreach (var answer in answers)
        {
            answer.IsRefused(503, "outcome_unknown");
            Assert.Null(answer.Header("Retry-After"));
            Assert.Contains("may or may not", answer["detail"], StringComparison.Ordinal);
            Assert.DoesNotContain("canary", answer.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_nobody_foresaw_is_500_and_its_cause_is_in_the_log_alone()
    {
        Watched<IAccountReader> accounts = null!;
        await using var instance = await Instance.StartAsync(Engine.Sqlite, new InstanceSettings { Services = services => accounts = Watched<IAccountReader>.Before(services) });
        var admin = await new Stage(instance).AdminAsync();
        // It asks the same port, and what nobody foresaw would end the whole host.
        await instance.Service<Upkeep>().StopAsync(default);
        accounts.Failure = new InvalidOperationException("the canary of a fault");
        var answer = (await admin.Client.GetAsync("/api/v1/admin/users")).IsRefused(500, "internal_error", "internal error");
        Assert.DoesNotContain("canary", answer.Text, StringComparison.Ordinal);
        Assert.Contains(instance.Log.Lines, line => line.Contains("the canary of a fault", StringComparison.Ordinal) && line.Contains(answer.CorrelationId, StringComparison.Ordinal));
    }
}
