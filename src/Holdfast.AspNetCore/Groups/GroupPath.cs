using Holdfast.Groups;
using Holdfast.Refusals;

namespace Holdfast.AspNetCore.Groups;

/// <summary>The group that a path names.</summary>
static class GroupPath
{
    /// <summary>Parses the id in the path; <c>malformed</c> when it cannot be one.</summary>
    public static Outcome<GroupId> Parse(string text) =>
        GroupId.TryParse(text, out var group) ? group : Refusal.Malformed("the id in the path must be a UUID in hyphenated form", "id");
}
