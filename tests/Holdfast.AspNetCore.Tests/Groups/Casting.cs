using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.Groups;

/// <summary>The callers that tables of refusals name.</summary>
static class Casting
{
    /// <summary>
    /// <c>nobody</c>, a role, a role and the permissions that a group gives it (<c>staff+holdfast.view_group</c>), or a key of an
    /// administrator with scopes (<c>key+shop.view_order</c>).
    /// </summary>
    public static async Task<Client> CallerAsync(this Instance instance, string who)
    {
        var parts = who.Split('+');
        if (parts[0] == "nobody")
            return new Client(instance);
        var cast = new Cast(instance);
        if (parts[0] == "key")
            return await cast.AddKeyAsync((await cast.AddAsync(Role.Administrator)).Id, parts[1..]);
        Assert.True(Role.TryParse(parts[0], out var role));
        var person = await cast.AddAsync(role);
        if (parts.Length > 1)
            await cast.AddGroupAsync(parts[1..], person);
        return person.Client;
    }
}
