using System.Diagnostics;
using Holdfast.ApiKeys;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Audit;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.ApiKeys;

public class ReportedLeaks
{
    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_real_key_is_revoked_and_the_answer_does_not_tell(Engine engine)
    {
        var instance = await Running.OnAsync(engine);
        var cast = new Cast(instance);
        var owner = await cast.AddAsync(Role.Staff);
        var key = await cast.AddKeyAsync(owner.Id);
        var stranger = new Client(instance);
        (await key.GetAsync("/api/v1/auth/me")).Is(200);

        var real = await ReportAsync(stranger, key.Secret!);
        string[] unreal = [key.Secret!, ApiKeySecret.New().Secret, "hfk_not a key", "", key.Secret![..11] + ApiKeySecret.New().Secret[11..], new string('x', 20_000)];
        foreach (var text in unreal)
        {
            var answer = await ReportAsync(stranger, text);
            Assert.Equal((real.Text, real.Header("Content-Type")), (answer.Text, answer.Header("Content-Type")));
            Assert.Empty(await instance.EventsOfAsync(answer));
        }
        (await key.GetAsync("/api/v1/auth/me")).IsRefused(401, "unauthenticated");
        var entry = Assert.Single(await instance.EventsOfAsync(real));
        Assert.Equal(("leak_reported", EventOutcome.Done, (Guid?)owner.Id.Value, "api_key"), (entry.Kind, entry.Outcome, entry.SubjectId, entry.TargetKind));
    }

    [Fact]
    public async Task The_time_does_not_tell_either()
    {
        var instance = await Running.OnAsync(Engine.Sqlite);
        var cast = new Cast(instance);
        var key = await cast.AddKeyAsync((await cast.AddAsync(Role.Staff)).Id);
        var stranger = new Client(instance);
        foreach (var text in new[] { key.Secret!, "hfk_nothing" })
        {
            var started = Stopwatch.GetTimestamp();
            await ReportAsync(stranger, text);
            // No sooner than after 200 ms, by timers that may be a tick of 10 ms early.
            Assert.True(Stopwatch.GetElapsedTime(started) >= TimeSpan.FromMilliseconds(180));
        }
    }

    static async Task<Answer> ReportAsync(Client stranger, string key) => (await stranger.PostAsync("/api/v1/leaks", new { key })).Is(202);
}
