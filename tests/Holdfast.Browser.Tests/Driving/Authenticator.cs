using System.Text.Json;
using Microsoft.Playwright;

namespace Holdfast.Browser.Tests.Driving;

/// <summary>The virtual authenticator of a page, by the browser's DevTools.</summary>
sealed class Authenticator
{
    readonly ICDPSession devTools;
    readonly string id;

    Authenticator(ICDPSession devTools, string id) => (this.devTools, this.id) = (devTools, id);

    public static async Task<Authenticator> AddAsync(IPage page)
    {
        var devTools = await page.Context.NewCDPSessionAsync(page);
        await devTools.SendAsync("WebAuthn.enable");
        var options = new Dictionary<string, object>
        {
            ["protocol"] = "ctap2",
            ["transport"] = "internal",
            ["hasResidentKey"] = true,
            ["hasUserVerification"] = true,
            ["isUserVerified"] = true,
            ["automaticPresenceSimulation"] = true,
        };
        var added = await devTools.SendAsync("WebAuthn.addVirtualAuthenticator", new() { ["options"] = options });
        return new(devTools, added!.Value.GetProperty("authenticatorId").GetString()!);
    }

    /// <summary>Whether whoever holds it is the person it knows.</summary>
    public Task VerifyAsync(bool verified) => SendAsync("WebAuthn.setUserVerified", ("isUserVerified", verified));

    /// <summary>Puts its passkey back as it was when its counter stood there, as a copy would have it.</summary>
    public async Task WindBackAsync(int counter)
    {
        var found = await SendAsync("WebAuthn.getCredentials");
        var credential = found!.Value.GetProperty("credentials").EnumerateArray().Single();
        await SendAsync("WebAuthn.removeCredential", ("credentialId", credential.GetProperty("credentialId").GetString()!));
        var copy = credential.EnumerateObject().ToDictionary(member => member.Name, member => (object)member.Value);
        copy["signCount"] = counter;
        await SendAsync("WebAuthn.addCredential", ("credential", copy));
    }

    Task<JsonElement?> SendAsync(string method, params (string Name, object Value)[] parameters)
    {
        var named = parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value);
        named["authenticatorId"] = id;
        return devTools.SendAsync(method, named);
    }
}
