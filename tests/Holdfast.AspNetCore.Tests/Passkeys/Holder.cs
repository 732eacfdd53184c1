using System.Text.Json;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.TestHost;

namespace Holdfast.AspNetCore.Tests.Passkeys;

/// <summary>Somebody with a passkey.</summary>
sealed class Holder(Instance instance, Person person, SoftKey key) : IDisposable
{
    public const string Auth = "/api/v1/auth";

    public Person Person => person;

    public SoftKey Key => key;

    /// <summary>The session that registered it, under its new token.</summary>
    public Client Client { get; private set; } = person.Client;

    public static async Task<Holder> RegisterAsync(Instance instance, Person person, SoftKey? key = null)
    {
        var holder = new Holder(instance, person, key ?? new SoftKey());
        var registered = (await holder.OfferAsync()).Is(200);
        holder.Client = new(instance, registered["token"]);
        return holder;
    }

    /// <summary>Tries to register the passkey in the session.</summary>
    public async Task<Answer> OfferAsync(string name = "blue key")
    {
        var options = await OptionsAsync(Client, "/factors/passkeys/options");
        return await Client.PostAsync(Auth + "/factors/passkeys", new { name, credential = key.Make(options) });
    }

    /// <summary>A challenge for signing in, as anybody gets it.</summary>
    public Task<JsonElement> AskAsync() => OptionsAsync(new Client(instance), "/passkey/options");

    /// <summary>Signs in with the passkey alone.</summary>
    public async Task<Answer> SignInAsync() => await AnswerAsync(new Client(instance), key.Sign(await AskAsync()));

    /// <summary>A session that has passed the password alone.</summary>
    public async Task<Client> HalfAsync()
    {
        var login = (await new Client(instance).PostAsync(Auth + "/login", new { identifier = person.Name, password = Cast.Password, transport = "bearer" })).Is(200);
        Assert.Equal("verify_factor", login["next"]);
        return new(instance, login["token"]);
    }

    public static async Task<JsonElement> OptionsAsync(Client client, string path = "/passkey/options") =>
        (await client.PostAsync(Auth + path, null)).Is(200).Json.GetProperty("public_key");

    public static Task<Answer> AnswerAsync(Client client, object credential) => client.PostAsync(Auth + "/passkey", new { credential, transport = "bearer" });

    public void Dispose() => key.Dispose();
}
