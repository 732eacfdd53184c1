using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.AspNetCore.Tests.Refused;

namespace Holdfast.AspNetCore.Tests.Operations;

/// <summary>Clients of one proxy never share a count, however it names them.</summary>
public class CountingApart
{
    const string Login = "/api/v1/auth/login";

    [Theory]
    [InlineData("203.0.113.7:54321", "198.51.100.7:54321", "203.0.113.7")]
    [InlineData("[2001:db8:0:1::1]:443", "[2001:db8:0:2::1]:443", "2001:db8:0:1::1")]
    [InlineData("::ffff:203.0.113.7", "::ffff:198.51.100.7", "203.0.113.7")]
    [InlineData("_one", "_other", "_one")]
    [InlineData("127.1", "127.2", "127.1")]
    [InlineData("unknown", "203.0.113.7", "unknown")]
    public async Task Wrong_passwords_from_one_close_nothing_for_another(string one, string other, string recorded)
    {
        await using var instance = await Instance.StartAsync(Engine.Sqlite, new InstanceSettings { Time = new SteppedClock().Stand(), Http = http => http.TrustedProxies.Add("127.0.0.0/8") });
        var stage = new Stage(instance);
        var owner = await stage.OwnerAsync();
        var failed = new List<Answer>();
        for (var attempt = 0; attempt < 6; attempt++)
            failed.Add(await SignInAsync("wrong", one));
        Assert.Equal("throttled", failed[^1].Code);
        Assert.Equal(recorded, (await instance.EventsOfAsync(failed[0]))[0].Ip);
        (await SignInAsync(Cast.Password, other)).Is(200);

        Task<Answer> SignInAsync(string password, string from) => stage.Nobody.PostAsync(Login, new { identifier = owner.Name, password }, ("X-Forwarded-For", from));
    }
}
