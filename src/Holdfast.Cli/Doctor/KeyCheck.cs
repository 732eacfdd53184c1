using Holdfast.ApiKeys;
using Holdfast.Cli.Output;

namespace Holdfast.Cli.Doctor;

/// <summary>API keys that will soon stop working, and keys that nobody uses.</summary>
static class KeyCheck
{
    static readonly TimeSpan Soon = TimeSpan.FromDays(14);
    static readonly TimeSpan LongEnough = TimeSpan.FromDays(30);

    public static IEnumerable<Finding> Run(Patient patient)
    {
        var live = patient.Keys.Where(key => key.IsLive(patient.Now)).ToArray();
        foreach (var key in live.Where(key => key.ExpiresAt - patient.Now < Soon))
            yield return Finding.Warning("API keys", $"{Named(key)} expires at {Instant.Short(key.ExpiresAt)}", "mint another key in the panel and replace it");
        foreach (var key in live.Where(key => key.LastUsedAt is null && patient.Now - key.CreatedAt > LongEnough))
            yield return Finding.Warning("API keys", $"{Named(key)} was never used since {Instant.Short(key.CreatedAt)}", "revoke it in the panel");
        yield return Finding.Good("API keys", $"{live.Length} live");
    }

    static string Named(ApiKey key) => $"the key {key.Id.Value} ({key.Name}) of {key.OwnerLabel ?? key.OwnerId.ToString()}";
}
