using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.AspNetCore.Tests.Refused;

namespace Holdfast.AspNetCore.Tests.Factors;

/// <summary>An instance of its own with an owner who has an authenticator.</summary>
sealed class Scene : IAsyncDisposable
{
    public required Instance Instance { get; init; }

    public required SteppedClock Clock { get; init; }

    public required Person Owner { get; init; }

    public required Authenticator Phone { get; init; }

    public Stage Stage => new(Instance);

    public static async Task<Scene> OnAsync(Engine engine, Action<HoldfastHttpOptions>? http = null)
    {
        var clock = new SteppedClock();
        var instance = await Instance.StartAsync(engine, new InstanceSettings { Time = clock, Http = http ?? (_ => { }) });
        var owner = await new Stage(instance).OwnerAsync();
        return new() { Instance = instance, Clock = clock, Owner = owner, Phone = await Authenticator.EnrolAsync(instance, clock, owner) };
    }

    /// <summary>A session that passed the factor.</summary>
    public async Task<Client> PassAsync()
    {
        var half = await Phone.HalfAsync();
        return new(Instance, (await half.PostAsync("/api/v1/auth/totp", new { code = await Phone.FreshCodeAsync() })).Is(200)["token"]);
    }

    public ValueTask DisposeAsync() => Instance.DisposeAsync();
}
