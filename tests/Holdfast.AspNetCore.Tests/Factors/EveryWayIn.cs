using Holdfast.Accounts;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.AspNetCore.Tests.Passkeys;
using Holdfast.AspNetCore.Tests.Refused;
using Holdfast.Roles;
using Holdfast.SignIn;
using Holdfast.TestHost;

namespace Holdfast.AspNetCore.Tests.Factors;

/// <summary>
/// Every combination of a password that must change, factors, a policy, a beginning by password or by passkey, a window that has closed
/// meanwhile, and a way to carry the session: at each point exactly one of the steps is open, it is the one that <c>next</c> names, and
/// it leads to the end.
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
        foreach (var policy in Enum.GetValues<FactorPolicy>())
        {
            foreach (var combination in Enumerable.Range(0, 64).Select(bits => new Combination(bits)).Where(one => one is not { HasPasskey: false, ByPasskeyAlone: true }))
            {
                await stage.Cast.DoQuietlyAsync(Demand(FactorPolicy.Optional));
                using var walk = await Walk.PrepareAsync(stage, clock, combination);
                await stage.Cast.DoQuietlyAsync(Demand(policy));
                Assert.Equal((policy, combination, combination.Expected(policy)), (policy, combination, await walk.ToTheEndAsync()));
            }
        }
    }

    static ChangeSignInSettings Demand(FactorPolicy policy) => new(new Dictionary<Role, FactorPolicy> { [Role.Staff] = policy });

    sealed record Combination(int Bits)
    {
        public bool HasPhone => Is(1);

        public bool HasPasskey => Is(2);

        public bool MustChange => Is(4);

        public bool WindowCloses => Is(8);

        public bool ByCookie => Is(16);

        public bool ByPasskeyAlone => Is(32);

        bool HasFactor => HasPhone || HasPasskey;

        public string Expected(FactorPolicy policy) => policy == FactorPolicy.Passkey && !ByPasskeyAlone
            ? "invalid_credentials"
            : $"{(HasFactor && !ByPasskeyAlone ? "verify_factor " : "")}{(MustChange ? "change_password " : "")}{(policy >= FactorPolicy.Required && !HasFactor ? "enrol_factor " : "")}done";

        bool Is(int bit) => (Bits & bit) != 0;
    }

    /// <summary>One sign-in, from its beginning to the end.</summary>
    sealed record Walk(Instance Instance, SteppedClock Clock, string Username, Authenticator? Phone, SoftKey? Key, Combination How) : IDisposable
    {
        int password;

        string Transport => How.ByCookie ? "cookie" : "bearer";

        public static async Task<Walk> PrepareAsync(Stage stage, SteppedClock clock, Combination how)
        {
            var person = await stage.Cast.AddAsync(Role.Staff);
            var phone = how.HasPhone ? await Authenticator.EnrolAsync(stage.Instance, clock, person) : null;
            var key = how.HasPasskey ? (await Holder.RegisterAsync(stage.Instance, person with { Client = phone?.Client ?? person.Client })).Key : null;
            if (how.MustChange)
                await stage.Cast.DoAsync(new ChangeAccount(person.Id) { MustChangePassword = true });
            return new(stage.Instance, clock, person.Name, phone, key, how);
        }

        public void Dispose() => Key?.Dispose();

        public async Task<string> ToTheEndAsync()
        {
            var nobody = new Client(Instance);
            var answer = How.ByPasskeyAlone ? await ShowAsync(nobody) : await nobody.PostAsync(Auth + "/login", new { identifier = Username, password = passwords[0], transport = Transport });
            if (answer.Status != 200)
                return answer.Code!;
            var way = new List<string>();
            while (true)
            {
                var (client, next) = (ClientOf(answer.Is(200)), answer["next"]!);
                way.Add(next);
                Assert.Equal(next, (await client.GetAsync(Auth + "/me")).Is(200)["next"]);
                if (next == "done" || way.Count > MostSteps)
                    return string.Join(' ', way);
                await OthersAreClosedAsync(client, next);
                if (How.WindowCloses)
                    Clock.Move(TimeSpan.FromMinutes(11));
                answer = await StepAsync(client, next);
            }
        }

        async Task<Answer> StepAsync(Client client, string next)
        {
            switch (next)
            {
                // Of two factors one or the other.
                case "verify_factor" when Phone is null || (Key is not null && How.WindowCloses):
                    return await ShowAsync(client);
                case "verify_factor":
                    return await client.PostAsync(Auth + "/totp", new { code = await Phone!.FreshCodeAsync() });
                case "change_password":
                    return await client.PostAsync(Auth + "/password", new { current_password = passwords[password], new_password = passwords[++password] });
                default:
                    if (How.WindowCloses)
                        client = ClientOf((await client.PostAsync(Auth + "/reauthenticate", new { password = passwords[password] })).Is(200));
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
            {
                (await client.PostAsync(Auth + "/factors/totp", null)).IsRefused(403, "sign_in_incomplete");
                (await client.PostAsync(Auth + "/factors/passkeys/options", null)).IsRefused(403, "sign_in_incomplete");
            }
        }

        async Task<Answer> ShowAsync(Client client) =>
            await client.PostAsync(Auth + "/passkey", new { credential = Key!.Sign(await Holder.OptionsAsync(client)), transport = Transport });

        Client ClientOf(Answer answer) => How.ByCookie
            ? new(Instance, answer.Header("Set-Cookie")!.Split(';')[0].Split('=', 2)[1], answer["csrf_token"])
            : new(Instance, answer["token"]);
    }
}
