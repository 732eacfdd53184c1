using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.AspNetCore.Tests.Refused;

namespace Holdfast.AspNetCore.Tests.Authentication;

public class ListingSessions
{
    /// <summary>In front of a character that two surrogates make up: only one of them would fit.</summary>
    static readonly string endless = "Firefox/145.0 (X11; Linux)".PadRight(255, 'x');

    public static TheoryData<string?, string, string?> UserAgents => new()
    {
        { "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox on Linux", "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0" },
        { "curl/8.14.1 \u202emoc.elpmaxe\u2028", "curl", "curl/8.14.1 moc.elpmaxe" },
        { endless + "😀 and more", "Firefox on Linux", endless },
        { null, "Unknown device", null },
    };

    [Theory, MemberData(nameof(UserAgents), DisableDiscoveryEnumeration = true)]
    public async Task Each_has_a_name_made_of_known_words_and_what_the_client_sent_without_what_is_not_seen(string? sent, string device, string? shown)
    {
        var stage = new Stage(await Running.OnAsync(Engine.Sqlite));
        var (person, admin) = (await stage.UserAsync(), await stage.AdminAsync());
        var login = await SignInAsync(stage.Instance, person, sent);
        var own = (await new Client(stage.Instance, login.GetProperty("token").GetString()).GetAsync("/api/v1/auth/sessions")).Is(200).Json.GetProperty("items");
        var theirs = (await admin.Client.GetAsync(person.UserPath)).Is(200).Json.GetProperty("sessions");
        foreach (var session in new[] { own[0], theirs[0] })
            Assert.Equal((device, shown), (session.GetProperty("device").GetString(), session.GetProperty("user_agent").GetString()));
    }

    static async Task<JsonElement> SignInAsync(Instance instance, Person person, string? userAgent)
    {
        using var http = new HttpClient(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 }) { BaseAddress = instance.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/auth/login") { Content = JsonContent.Create(new { identifier = person.Name, password = Cast.Password, transport = "bearer" }) };
        if (userAgent is not null)
            Assert.True(request.Headers.TryAddWithoutValidation("User-Agent", userAgent));
        using var answer = await http.SendAsync(request);
        Assert.Equal(200, (int)answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
