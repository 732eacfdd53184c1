using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.OpenApi;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.Custody;
using Holdfast.Refusals;
using Holdfast.Roles;
using Holdfast.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.Operations;

/// <summary><c>/api/v1/admin/settings</c>: what the instance demands of sign-ins. For developers, by a session.</summary>
static class SettingsEndpoints
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("", (Delegate)GetAsync)
            .Produces<SettingsView>()
            .Documented("getSettings", "Shows what the instance demands of sign-ins, by role");
        group.MapPatch("", (Delegate)PatchAsync)
            .Takes<SettingsPatch>()
            .Produces<SettingsView>()
            .Documented("changeSettings", "Changes what the instance demands of sign-ins; refused when a protected role would lose its last lasting holder who can sign in", 409, 412, 422)
            .TakesIfMatch();
    }

    static async Task<IResult> GetAsync(HttpContext http)
    {
        var caller = await HoldfastRequest.Of(http).RequireCallerAsync();
        return caller.Then<Caller>(known => known is { Key: null, Account.Role: Role.Developer } ? known : Refusal.Forbidden())
            .Match<IResult>(known => Answer(known.Settings), Problem.Of);
    }

    static async Task<IResult> PatchAsync(HttpContext http)
    {
        var read = await Write.OfAsync(http, HoldfastJson.Default.SettingsPatch);
        if (!read.IsDone(out var write))
            return Problem.Of(read.Refusal!);
        var command = FactorsOf(write.Asked).Then(factors => write.Request.IfMatch().Select(seen => new ChangeSignInSettings(factors)
        {
            IfMatch = seen,
            House = write.Asked.HouseDomains is { } domains ? HouseDomains.Parse(domains) : null,
        }));
        return command.IsDone(out var made)
            ? await write.ExecuteAsync(made, Answering.Always(receipt => Answer(receipt.Settings!)))
            : Problem.Of(command.Refusal!);
    }

    static Reply Answer(SignInSettings settings) =>
        Reply.Of(SettingsView.Of(settings), HoldfastJson.Default.SettingsView) with { Version = settings.Version };

    static Outcome<Dictionary<Role, FactorPolicy>> FactorsOf(SettingsPatch asked)
    {
        var factors = new Dictionary<Role, FactorPolicy>();
        foreach (var (name, word) in asked.Factors ?? new Dictionary<string, string>())
        {
            if (!Role.TryParse(name, out var role))
                return Refusal.UnknownRole(name);
            if (!FactorPolicy.TryParse(word, out var policy))
                return Refusal.Malformed($"factors.{role.Name} must be none, optional, required or passkey", "factors");
            factors[role] = policy;
        }
        return factors;
    }
}
