using Holdfast.AspNetCore.Requests;
using Holdfast.Groups;
using Holdfast.Refusals;

namespace Holdfast.AspNetCore.Groups;

/// <summary>The group that a path names.</summary>
static class GroupPath
{
    public static Refusal NotFound(string id) => Refusal.NotFound($"group not found: {PathText.Printable(id)}");

    /// <summary>Parses the id. Text that is no id is <c>not_found</c>, but only for whoever could open the door.</summary>
    public static async ValueTask<Outcome<GroupId>> ParseAsync(HoldfastRequest request, string id, Permission door)
    {
        if (GroupId.TryParse(id, out var group))
            return group;
        var caller = await request.RequireAsync(door).ConfigureAwait(false);
        return caller.Then<GroupId>(_ => NotFound(id));
    }
}
