using Holdfast.AspNetCore.Tests.Hosting;

namespace Holdfast.AspNetCore.Tests.Factors;

/// <summary>Somebody with an authenticator that was enrolled over HTTP.</summary>
sealed class Authenticator(Instance instance, SteppedClock clock, string username, string secret, IReadOnlyList<string> backupCodes)
{
    const string Auth = "/api/v1/auth";

    public string Secret => secret;

    public IReadOnlyList<string> BackupCodes => backupCodes;

    /// <summary>The session that enrolled it, under its new token.</summary>
    public required Client Client { get; init; }

    public static async Task<Authenticator> EnrolAsync(Instance instance, SteppedClock clock, Person person)
    {
        var begun = (await person.Client.PostAsync(Auth + "/factors/totp", null)).Is(200);
        var confirmed = (await person.Client.PostAsync(Auth + "/factors/totp/confirm", new { code = await Oathtool.CodeAsync(begun["secret"]!, clock.GetUtcNow()) })).Is(200);
        var codes = confirmed.Json.GetProperty("backup_codes").EnumerateArray().Select(code => code.GetString()!).ToArray();
        return new(instance, clock, person.Name, begun["secret"]!, codes) { Client = new Client(instance, confirmed["token"]) };
    }

    /// <summary>The code of now; the clock moves on first, so that it is a fresh one.</summary>
    public Task<string> FreshCodeAsync()
    {
        clock.Move(TimeSpan.FromSeconds(30));
        return CodeAsync();
    }

    public Task<string> CodeAsync() => Oathtool.CodeAsync(secret, clock.GetUtcNow());

    /// <summary>A session that still has to pass the factor.</summary>
    public async Task<Client> HalfAsync(string password = Cast.Password)
    {
        var login = (await new Client(instance).PostAsync(Auth + "/login", new { identifier = username, password, transport = "bearer" })).Is(200);
        Assert.Equal("verify_factor", login["next"]);
        return new(instance, login["token"]);
    }
}
