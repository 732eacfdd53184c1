using Holdfast.Factors;
using Holdfast.Sessions;
using Holdfast.TestHost;
using Holdfast.Torture.Tests.Stores;

namespace Holdfast.Torture.Tests.Secrets;

/// <summary>What is good once is good once, whichever of two servers it is shown to.</summary>
[Trait("Speed", "Slow")]
public class OneSecretThroughTwoServers(ServerPairs pairs) : IClassFixture<ServerPairs>
{
    const string Auth = "/api/v1/auth";

    /// <summary>As many as twenty sessions bear wrong codes.</summary>
    const int Submissions = 20 * FactorProof.MostWrongCodes;

    [Theory]
    [InlineData(Engine.PostgreSql, "/totp")]
    [InlineData(Engine.PostgreSql, "/backup-code")]
    [InlineData(Engine.Sqlite, "/totp")]
    [InlineData(Engine.Sqlite, "/backup-code")]
    public async Task A_code_passes_one_sign_in(Engine engine, string kind)
    {
        var pair = await pairs.OnAsync(engine);
        var (account, enrolling) = await pair.AddAsync("staff");
        var secret = (await pair.MustAsync(Auth + "/factors/totp", null, enrolling)).GetProperty("secret").GetString()!;
        var now = TimeProvider.System.GetUtcNow();
        var enrolled = await pair.MustAsync(Auth + "/factors/totp/confirm", new { code = await Oathtool.CodeAsync(secret, now) }, enrolling);
        var code = kind == "/totp" ? await Oathtool.CodeAsync(secret, now.AddSeconds(30)) : enrolled.GetProperty("backup_codes")[0].GetString();
        var sessions = await BeginAsync(pair, account);

        var answers = await pair.RaceAsync(Submissions, Auth + kind, _ => new { code }, i => sessions[i % sessions.Length]);
        Assert.Single(answers, "200");
        Assert.All(answers, answer => Assert.Contains(answer, (string[])["200", "invalid_credentials", "unauthenticated", "forbidden"]));
        Assert.Equal(1, await EventsAsync(pair, "factor_passed", account));
        await pair.Store.AssertLogIsDenseAsync();
    }

    [Theory]
    [InlineData(Engine.PostgreSql)]
    [InlineData(Engine.Sqlite)]
    public async Task An_answer_to_a_passkey_challenge_signs_in_once(Engine engine)
    {
        var pair = await pairs.OnAsync(engine);
        var (account, enrolling) = await pair.AddAsync("staff");
        // A counter that stays at 0 as that of many passkeys does: only the challenge tells a repetition.
        using var key = new SoftKey();
        var made = key.Make((await pair.MustAsync(Auth + "/factors/passkeys/options", null, enrolling)).GetProperty("public_key"));
        await pair.MustAsync(Auth + "/factors/passkeys", new { name = "a key", credential = made }, enrolling);
        for (var round = 1; round <= Scale.Of(3, 50); round++)
        {
            var credential = key.Sign((await pair.MustAsync(Auth + "/passkey/options", null)).GetProperty("public_key"));
            var answers = await pair.RaceAsync(8, Auth + "/passkey", _ => new { credential, transport = "bearer" });
            Assert.Single(answers, "200");
            Assert.Equal(7, answers.Count(answer => answer == "invalid_credentials"));
            Assert.Equal(["invalid_credentials"], await pair.RaceAsync(1, Auth + "/passkey", _ => new { credential, transport = "bearer" }));
            Assert.Equal(round, await EventsAsync(pair, "signed_in", account) - 1);
        }
    }

    [Theory]
    [InlineData(Engine.PostgreSql)]
    [InlineData(Engine.Sqlite)]
    public async Task An_invitation_becomes_one_account(Engine engine)
    {
        var pair = await pairs.OnAsync(engine);
        var (_, inviter) = await pair.AddAsync("administrator");
        var before = await pair.Store.CountAsync("SELECT count(*) FROM accounts");
        for (var round = 1; round <= Scale.Of(2, 50); round++)
        {
            var link = (await pair.MustAsync("/api/v1/admin/invitations", new { email = $"guest-{round}@example.org", role = "user" }, inviter)).GetProperty("link").GetString()!;
            var answers = await pair.RaceAsync(4, Auth + "/accept-invitation", i => new { token = link.Split("token=")[1], username = $"guest-{round}-{i}", password = "an invited long sentence 4" });
            Assert.Single(answers, "201");
            Assert.Equal(3, answers.Count(answer => answer == "invalid_token"));
            Assert.Equal(before + round, await pair.Store.CountAsync("SELECT count(*) FROM accounts"));
        }
    }

    static Task<long> EventsAsync(ServerPair pair, string kind, Guid account) =>
        pair.Store.CountAsync($"SELECT count(*) FROM audit_events WHERE kind = '{kind}' AND outcome = 1 AND subject_id = {TortureStore.Literal(account)}");

    /// <summary>Twice as many as may wait for a factor at once: half of them look finished while the others begin.</summary>
    static async Task<Guid[]> BeginAsync(ServerPair pair, Guid account)
    {
        var first = await pair.BeginAsync(account, SessionLimits.MostWaiting);
        await MarkAsync(true);
        var second = await pair.BeginAsync(account, SessionLimits.MostWaiting);
        await MarkAsync(false);
        return [.. first, .. second];
        Task MarkAsync(bool finished) => pair.Store.QueryAsync(
            $"UPDATE sessions SET factor_verified = {finished} WHERE id IN ({string.Join(", ", first.Select(TortureStore.Literal))}) RETURNING id");
    }
}
