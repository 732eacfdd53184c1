using System.Text.Json.Nodes;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Roles;
using Holdfast.TestHost;

namespace Holdfast.AspNetCore.Tests.Passkeys;

public class AnswersThatDoNotHold
{
    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_challenge_is_answered_once_also_with_another_signature_and_by_an_authenticator_without_a_counter(Engine engine)
    {
        var instance = await Running.OnAsync(engine);
        using var holder = await Holder.RegisterAsync(instance, await new Cast(instance).AddAsync(Role.User));
        var options = await holder.AskAsync();
        var captured = holder.Key.Sign(options);
        (await Holder.AnswerAsync(new Client(instance), captured)).Is(200);
        (await Holder.AnswerAsync(new Client(instance), captured)).IsRefused(401, "invalid_credentials");
        (await Holder.AnswerAsync(new Client(instance), holder.Key.Sign(options))).IsRefused(401, "invalid_credentials");
        (await holder.SignInAsync()).Is(200);
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Of_answers_to_one_challenge_at_once_exactly_one_begins_a_session(Engine engine)
    {
        var instance = await Running.OnAsync(engine);
        using var holder = await Holder.RegisterAsync(instance, await new Cast(instance).AddAsync(Role.User));
        for (var round = 0; round < 3; round++)
        {
            var options = await holder.AskAsync();
            var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Holder.AnswerAsync(new Client(instance), holder.Key.Sign(options))));
            Assert.Single(answers, answer => answer.Status == 200);
            Assert.All(answers.Where(answer => answer.Status != 200), answer => answer.IsRefused(401, "invalid_credentials"));
        }
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Of_answers_with_one_counter_at_once_exactly_one_counts(Engine engine)
    {
        var instance = await Running.OnAsync(engine);
        using var holder = await Holder.RegisterAsync(instance, await new Cast(instance).AddAsync(Role.User));
        holder.Key.Counter = 41;
        var challenges = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => holder.AskAsync()));
        var answers = await Task.WhenAll(challenges.Select(options => Holder.AnswerAsync(new Client(instance), holder.Key.Sign(options))));
        Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer.Status != 200), answer => answer.IsRefused(401, "invalid_credentials"));
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_counter_that_does_not_rise_is_refused_and_reported(Engine engine)
    {
        await using var instance = await Instance.StartAsync(engine);
        using var holder = await Holder.RegisterAsync(instance, await new Cast(instance).AddAsync(Role.User));
        holder.Key.Counter = 8;
        (await holder.SignInAsync()).Is(200);
        foreach (var counter in new uint[] { 8, 7, 0 })
        {
            holder.Key.Counter = counter;
            var copied = (await holder.SignInAsync()).IsRefused(401, "invalid_credentials");
            if (counter == 8)
                Assert.Equal(("passkey_copy_suspected", (Guid?)holder.Person.Id.Value), Assert.Single(await instance.EventsOfAsync(copied)) is var entry ? (entry.Kind, entry.SubjectId) : default);
        }
        holder.Key.Counter = 9;
        (await holder.SignInAsync()).Is(200);
    }

    [Fact]
    public async Task What_another_origin_party_person_or_authenticator_signed_is_refused()
    {
        var instance = await Running.OnAsync(Engine.Sqlite);
        var person = await new Cast(instance).AddAsync(Role.User);
        using var holder = await Holder.RegisterAsync(instance, person);
        foreach (var origin in new[] { "https://evil.example", "http://id.example.org", "https://id.example.org:8443", "https://id.example.org.evil.example", "null", "" })
        {
            using var elsewhere = new SoftKey { Origin = origin };
            (await new Holder(instance, person with { Client = holder.Client }, elsewhere).OfferAsync()).IsRefused(422, "invalid_passkey");
        }
        using var otherParty = new SoftKey { RelyingParty = "evil.example" };
        (await new Holder(instance, person with { Client = holder.Client }, otherParty).OfferAsync()).IsRefused(422, "invalid_passkey");

        using var thief = new SoftKey();
        (await Holder.AnswerAsync(new Client(instance), thief.Sign(await holder.AskAsync(), pretends: holder.Key))).IsRefused(401, "invalid_credentials");
        holder.Key.Verifies = false;
        (await holder.SignInAsync()).IsRefused(401, "invalid_credentials");
        using var unverified = new SoftKey { Verifies = false };
        (await new Holder(instance, person with { Client = holder.Client }, unverified).OfferAsync()).IsRefused(422, "invalid_passkey");
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_challenge_serves_its_own_session_and_ceremony_and_a_passkey_its_own_account(Engine engine)
    {
        var instance = await Running.OnAsync(engine);
        var cast = new Cast(instance);
        using var alice = await Holder.RegisterAsync(instance, await cast.AddAsync(Role.User));
        using var bob = await Holder.RegisterAsync(instance, await cast.AddAsync(Role.User));
        var half = await alice.HalfAsync();
        (await Holder.AnswerAsync(half, bob.Key.Sign(await Holder.OptionsAsync(half)))).IsRefused(401, "invalid_credentials");
        (await Holder.AnswerAsync(await alice.HalfAsync(), alice.Key.Sign(await Holder.OptionsAsync(half)))).IsRefused(401, "invalid_credentials");
        (await Holder.AnswerAsync(new Client(instance), alice.Key.Sign(await Holder.OptionsAsync(half)))).IsRefused(401, "unauthenticated");
        (await Holder.AnswerAsync(half, alice.Key.Sign(await Holder.OptionsAsync(alice.Client, "/factors/passkeys/options")))).IsRefused(401, "invalid_credentials");
        (await alice.Client.PostAsync(Holder.Auth + "/factors/passkeys", new { name = "x", credential = alice.Key.Sign(await alice.AskAsync()) })).IsRefused(422, "invalid_passkey");
        (await Holder.AnswerAsync(half, alice.Key.Sign(await Holder.OptionsAsync(half)))).Is(200);
    }

    [Fact]
    public async Task A_challenge_ends_after_five_minutes_and_one_of_an_account_that_was_stopped_begins_nothing()
    {
        var clock = new SteppedClock();
        await using var instance = await Instance.StartAsync(Engine.Sqlite, clock);
        var cast = new Cast(instance);
        await cast.AddAsync(Role.Developer);
        using var holder = await Holder.RegisterAsync(instance, await cast.AddAsync(Role.User));
        var late = await holder.AskAsync();
        clock.Move(TimeSpan.FromMinutes(5));
        (await Holder.AnswerAsync(new Client(instance), holder.Key.Sign(late))).IsRefused(401, "invalid_credentials");
        await cast.DoAsync(new Accounts.ChangeAccount(holder.Person.Id) { IsActive = false });
        (await holder.SignInAsync()).IsRefused(401, "invalid_credentials");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"response\":{\"clientDataJSON\":\"!!\"}}")]
    [InlineData("{\"response\":{\"clientDataJSON\":\"bm8\"}}")]
    [InlineData("{\"response\":{\"clientDataJSON\":\"W10\"}}")]
    [InlineData("{\"response\":{\"clientDataJSON\":17}}")]
    public async Task What_is_no_credential_is_malformed(string credential)
    {
        var instance = await Running.OnAsync(Engine.Sqlite);
        var body = new JsonObject { ["credential"] = JsonNode.Parse(credential) }.ToJsonString();
        (await new Client(instance).PostAsync(Holder.Auth + "/passkey", body)).IsRefused(400, "malformed");
    }

    [Fact]
    public async Task An_answer_to_no_challenge_is_refused_like_any_other()
    {
        var instance = await Running.OnAsync(Engine.Sqlite);
        var body = """{"credential":{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"eyJjaGFsbGVuZ2UiOiJBQSJ9"}}}""";
        (await new Client(instance).PostAsync(Holder.Auth + "/passkey", body)).IsRefused(401, "invalid_credentials");
    }
}
