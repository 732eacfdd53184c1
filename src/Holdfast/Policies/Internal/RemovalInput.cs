using System.Globalization;
using Holdfast.Accounts;
using Holdfast.Gate;
using Holdfast.Members;
using Holdfast.Rego;
using Holdfast.Roles;

namespace Holdfast.Policies;

/// <summary>The input document of the removal policy.</summary>
static class RemovalInput
{
    public const int Largest = 256 * 1024;
    public const string ActorDid = "actor_did";

    /// <summary>The document without the actor's identifier, which is personal data of another person than the rest.</summary>
    public static RegoObject Of(RemovalQuestion question, StateSlice slice, Actor actor, MemberDids dids)
    {
        var input = new RegoObjectBuilder(9);
        Set(input, "action", "remove");
        Set(input, "actor_role", actor is Actor.Operator ? "operator" : slice.Actor.Account?.Role.Name ?? "system");
        Set(input, "target_did", dids.Of(question.Target).Value);
        Set(input, "target_role", question.Target.Role.Name);
        input.Set(RegoString.Of("target_usable"), RegoBoolean.Of(question.Target.IsUsable(slice.Now)));
        Set(input, "reason", question.Reason);
        Set(input, "requested_disposition", question.Wanted.Name);
        Set(input, "now", slice.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture));
        return input.Build();
    }

    /// <summary>The identifier of the actor; empty when nobody with an account acts.</summary>
    public static string ActorOf(StateSlice slice, MemberDids dids) => slice.Actor.Account is { } account ? dids.Of(account).Value : "";

    /// <summary>The whole document.</summary>
    public static RegoObject With(RegoObject input, string actorDid)
    {
        var whole = new RegoObjectBuilder(input.Count + 1);
        foreach (var (key, value) in input)
            whole.Set(key, value);
        Set(whole, ActorDid, actorDid);
        return whole.Build();
    }

    static void Set(RegoObjectBuilder input, string name, string value) => input.Set(RegoString.Of(name), RegoString.Of(value));
}
