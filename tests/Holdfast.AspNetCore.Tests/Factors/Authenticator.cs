using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.TestHost;

namespace Holdfast.AspNetCore.Tests.Factors;

/// <summary>
/// Somebody with an authenticator that was enrolled over HTTP. Its clock is the store's; PostgreSQL's cannot be moved, so there a fresh
/// code may be a wait.
/// </summary>
sealed class Authenticator(Instance instance, SteppedClock clock, string username, string secret, IReadOnlyList<string> backupCodes)
{
    const string Auth = "/api/v1/auth";

    static readonly TimeSpan step = TimeSpan.FromSeconds(30);

    long last;

    public string Secret => secret;

    public IReadOnlyList<string> BackupCodes => backupCodes;

    /// <summary>The session that enrolled it, under its new token.</summary>
    public required Client Client { get; init; }

    public static async Task<Authenticator> EnrolAsync(Instance instance, SteppedClock clock, Person person)
    {
        var begun = (await person.Client.PostAsync(Auth + "/factors/totp", null)).Is(200);
        var now = await instance.Store.Accounts.NowAsync(default);
        var confirmed = (await person.Client.PostAsync(Auth + "/factors/totp/confirm", new { code = await Oathtool.CodeAsync(begun["secret"]!, now) })).Is(200);
        var codes = confirmed.Json.GetProperty("backup_codes").EnumerateArray().Select(code => code.GetString()!).ToArray();
        return new(instance, clock, person.Name, begun["secret"]!, codes) { Client = new Client(instance, confirmed["token"]), last = StepOf(now) };
    }

    /// <summary>A code of a step that no code was made of yet.</summary>
    public async Task<string> FreshCodeAsync()
    {
        var now = await instance.Store.Accounts.NowAsync(default);
        last = Math.Max(last + 1, StepOf(now));
        for (; last > StepOf(now) + 1; now = await instance.Store.Accounts.NowAsync(default))
        {
            if (instance.Engine == Engine.Sqlite)
                clock.Move(step);
            else
                await Task.Delay(TimeSpan.FromSeconds(1));
        }
        return await CodeAsync();
    }

    /// <summary>That code once more.</summary>
    public Task<string> CodeAsync() => Oathtool.CodeAsync(secret, DateTimeOffset.UnixEpoch + (last * step));

    /// <summary>A session that still has to pass the factor.</summary>
    public async Task<Client> HalfAsync(string password = Cast.Password)
    {
        var login = (await new Client(instance).PostAsync(Auth + "/login", new { identifier = username, password, transport = "bearer" })).Is(200);
        Assert.Equal("verify_factor", login["next"]);
        return new(instance, login["token"]);
    }

    static long StepOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / 30;
}
