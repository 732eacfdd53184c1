using Holdfast.Accounts;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.AspNetCore.Tests.Refused;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.Admins;

/// <summary>Requests that meet.</summary>
public class AtTheSameTime
{
    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public Task Two_owners_who_demote_each_other_leave_one(Engine engine) => Running.AloneOnAsync(engine, async instance =>
    {
        var stage = new Stage(instance);
        var owners = await stage.OnlyOwnersAsync(2);
        var (first, second) = (owners[0], owners[1]);
        for (var round = 0; round < 6; round++)
        {
            var answers = await Task.WhenAll(
                first.Client.PatchAsync(second.AdminPath, new { instance_role = "staff" }),
                round % 2 == 0 ? second.Client.PatchAsync(first.AdminPath, new { instance_role = "staff" }) : second.Client.PatchAsync(first.UserPath, new { is_active = false }));
            Assert.Single(answers, answer => answer.Status == 200);
            Assert.Single(answers, answer => answer.Status is 401 or 403 or 409 or 422);
            Assert.Equal(1, (await instance.Store.Accounts.HoldersAsync(default)).Developer);
            foreach (var owner in owners)
                await stage.Cast.DoAsync(new ChangeAccount(owner.Id) { Role = Role.Developer, IsActive = true });
            (first, second) = (await stage.Cast.SignInAsync(first.Account), await stage.Cast.SignInAsync(second.Account));
        }
    });

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public Task Of_eight_owners_who_remove_each_other_in_a_ring_one_stays(Engine engine) => Running.AloneOnAsync(engine, async instance =>
    {
        var owners = await new Stage(instance).OnlyOwnersAsync(8);
        var answers = await Task.WhenAll(owners.Select((owner, i) => i % 2 == 0
            ? owner.Client.DeleteAsync(owners[(i + 1) % 8].UserPath)
            : owner.Client.PatchAsync(owners[(i + 1) % 8].AdminPath, new { is_active = false })));
        Assert.All(answers, answer => Assert.True(answer.Status is 200 or 204 or 401, answer.Text));
        var left = (await instance.Store.Accounts.HoldersAsync(default)).Developer;
        Assert.Equal(8 - answers.Count(answer => answer.Status != 401), left);
        Assert.True(left >= 1);
    });

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task One_name_and_one_key_make_one_account(Engine engine)
    {
        var stage = new Stage(await Running.OnAsync(engine));
        var admin = await stage.AdminAsync();
        var name = Cast.FreshName();
        var plain = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => admin.Client.PostAsync("/api/v1/admin/users", new { username = name })));
        Assert.Single(plain, answer => answer.Status == 201);
        Assert.Equal(5, plain.Count(answer => answer.Code == "username_taken"));
        var other = Cast.FreshName();
        var keyed = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => admin.Client.PostAsync("/api/v1/admin/users", new { username = other }, ("Idempotency-Key", other))));
        Assert.Single(keyed.Select(answer => answer.Is(201)["id"]).Distinct());
        Assert.Single(keyed, answer => answer["link"] != "already shown");
    }
}
