using Holdfast.AspNetCore.Tests.Hosting;

namespace Holdfast.AspNetCore.Tests.Custody.Workflows;

/// <summary>A person for whom somebody made an account, and the link that reached them.</summary>
sealed record Newcomer(Office Office, string Name, Answer Made, string Link)
{
    public const string Password = "a newcomer's long sentence 4";

    public string Id => Made["id"]!;

    public string Path => $"{Office.Users}/{Id}";

    public string Address => Name + "@example.org";

    /// <summary>One request: sets a password with a link.</summary>
    public Task<Answer> SetPasswordAsync(string? link = null, string password = Password) =>
        Office.Nobody.PostAsync("/api/v1/auth/recover", new { token = (link ?? Link).Split("token=")[1], password });

    public Task<Answer> LogInAsync(string password = Password) =>
        Office.Nobody.PostAsync("/api/v1/auth/login", new { identifier = Name, password, transport = "bearer" });

    /// <summary>One request: signs in, with nothing left to do.</summary>
    public async Task<Client> SignInAsync(string password = Password)
    {
        var login = (await LogInAsync(password)).Is(200);
        Assert.Equal("done", login["next"]);
        return new(Office.Instance, login["token"]);
    }

    /// <summary>Two requests: sets a password with a link and signs in.</summary>
    public async Task<Client> BeginAsync(string? link = null, string password = Password)
    {
        (await SetPasswordAsync(link, password)).Is(204);
        return await SignInAsync(password);
    }
}
