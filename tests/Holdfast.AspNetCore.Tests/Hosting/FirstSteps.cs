using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.Hosting;

public class FirstSteps
{
    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task An_owner_sees_themself(Engine engine)
    {
        var instance = await Running.OnAsync(engine);
        var owner = await new Cast(instance).AddAsync(Role.Developer);
        var me = (await owner.Client.GetAsync("/api/v1/auth/me")).Is(200);
        Assert.Equal("developer", me["role"]);
        Assert.Equal("done", me["next"]);
        (await owner.Client.GetAsync("/api/v1/admin/admins")).Is(200);
        (await owner.Client.GetAsync(owner.UserPath)).Is(200);
    }
}
