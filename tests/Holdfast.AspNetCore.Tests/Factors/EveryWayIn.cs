using Holdfast.Accounts;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.AspNetCore.Tests.Refused;
using Holdfast.Roles;
using Holdfast.SignIn;
using Holdfast.TestHost;

namespace Holdfast.AspNetCore.Tests.Factors;

/// <summary>
/// Every combination of a password that must change, a factor, a policy, a window that has closed meanwhile, and a way to carry the session: at each point exactly one of the
/// steps is open, it is the one that <c>next</c> names, and it leads to the end.
/// </summary>
public class EveryWayIn
{
    const string Auth = "/api/v1/auth";
    const int MostSteps = 3;

    static readonly string[] passwords = [Cast.Password, "another fine sentence 5"];

    [Fact]
    public async Task Exactly_one_step_is_open_and_it_leads_to_the_end()
    {
        var clock = new SteppedClock();
        await using var instance = await Instance.StartAsync(Engine.Sqlite, clock);
        var stage = new Stage(instance);
        await stage.OwnerAsync();
        foreach (var policy in new[] { FactorPolicy.None, FactorPolicy.Optional, FactorPolicy.Required })
        {
            foreach (var combination in Enumerable.Range(0, 16))
            {
                bool Is(int bit) => (combination & bit) != 0;
                await stage.Cast.DoQuietlyAsync(Demand(FactorPolicy.Optional));
                var person = await stage.Cast.AddAsync(Role.Staff);
                var phone = Is(1) ? await Authenticator.EnrolAsync(instance, clock, person) : null;
                if (Is(2))
                    await stage.Cast.DoAsync(new ChangeAccount(person.Id) { MustChangePassword = true });
                await stage.Cast.DoQuietlyAsync(Demand(policy));
                var walk = new Walk(instance, clock, person.Name, phone, WindowCloses: Is(4), ByCookie: Is(8));
                Assert.Equal((policy, combination, Expected(Is(1), Is(2), policy)), (policy, combination, await walk.ToTheEndAsync()));
            }
        }
    }

    static ChangeSignInSettings Demand(FactorPolicy policy) => new(new Dictionary<Role, FactorPolicy> { [Role.Staff] = policy });

    static string Expected(bool factor, bool must, FactorPolicy policy) =>
        $"{(factor ? "verify_factor " : "")}{(must ? "change_password " : "")}{(policy == FactorPolicy.Required && !factor ? "enrol_factor " : "")}done";

    /// <summary>One sign-in, from the password to the end.</summary>
    sealed record Walk(Instance Instance, SteppedClock Clock, string Username, Authenticator? Phone, bool WindowCloses, bool ByCookie)
    {
        int password;

        public async Task<string> ToTheEndAsync()
        {
            var answer = await new Client(Instance).PostAsync(Auth + "/login", new { identifier = Username, password = passwords[0], transport = ByCookie ? "cookie" : "bearer" });
            var way = new List<string>();
            while (true)
            {
                var (client, next) = (Holder(answer.Is(200)), answer["next"]!);
                way.Add(next);
                Assert.Equal(next, (await client.GetAsync(Auth + "/me")).Is(200)["next"]);
                if (next == "done" || way.Count > MostSteps)
                    return string.Join(' ', way);
                await OthersAreClosedAsync(client, next);
                if (WindowCloses)
                    Clock.Move(TimeSpan.FromMinutes(11));
                answer = await StepAsync(client, next);
            }
        }

        async Task<Answer> StepAsync(Client client, string next)
        {
            switch (next)
            {
                case "verify_factor":
                    return await client.PostAsync(Auth + "/totp", new { code = await Phone!.FreshCodeAsync() });
                case "change_password":
                    return await client.PostAsync(Auth + "/password", new { current_password = passwords[password], new_password = passwords[++password] });
                default:
                    if (WindowCloses)
                        client = Holder((await client.PostAsync(Auth + "/reauthenticate", new { password = passwords[password] })).Is(200));
                    var begun = (await client.PostAsync(Auth + "/factors/totp", null)).Is(200);
                    return await client.PostAsync(Auth + "/factors/totp/confirm", new { code = await Oathtool.CodeAsync(begun["secret"]!, Clock.GetUtcNow()) });
            }
        }

        async Task OthersAreClosedAsync(Client client, string next)
        {
            (await client.GetAsync("/api/v1/admin/admins")).IsRefused(403, "sign_in_incomplete", $"finish signing in first: {next}");
            if (next != "verify_factor")
                (await client.PostAsync(Auth + "/totp", new { code = "000000" })).IsRefused(403, "sign_in_incomplete");
            if (next != "change_password")
                (await client.PostAsync(Auth + "/password", new { current_password = passwords[password], new_password = "not at this point 77" })).IsRefused(403, "sign_in_incomplete");
            if (next != "enrol_factor")
                (await client.PostAsync(Auth + "/factors/totp", null)).IsRefused(403, "sign_in_incomplete");
        }

        Client Holder(Answer answer) => ByCookie
            ? new(Instance, answer.Header("Set-Cookie")!.Split(';')[0].Split('=', 2)[1], answer["csrf_token"])
            : new(Instance, answer["token"]);
    }
}
