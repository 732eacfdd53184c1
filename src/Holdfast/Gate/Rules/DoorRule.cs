using Holdfast.Groups;
using Holdfast.Refusals;
using Holdfast.Roles;
using Holdfast.SignIn;

namespace Holdfast.Gate;

/// <summary>Rule 1: the actor is live, signed in fully, and holds what the door needs.</summary>
static class DoorRule
{
    public static Refusal? Check(StateSlice slice, Actor actor, Command command)
    {
        var door = command.DoorFor(slice, actor);
        return actor switch
        {
            Actor.Operator => door is Door.Own or Door.SystemOnly ? Refusal.Forbidden() : null,
            Actor.System => door is Door.SystemOnly ? null : Refusal.Forbidden(),
            Actor.Anonymous => door is Door.Open ? null : Refusal.Unauthenticated(),
            Actor.ByAccount => BySession(slice, door),
            Actor.ByKey => ByKey(slice, door, command),
            _ => Refusal.Forbidden(),
        };
    }

    static Refusal? BySession(StateSlice slice, Door door)
    {
        var state = slice.Actor;
        if (state.Account is not { } account || state.Session is not { } session || session.AccountId != account.Id
            || !session.IsLive(slice.Now) || !account.IsLive(slice.Now))
            return Refusal.Unauthenticated();
        var next = SignInProgress.Of(account, session, slice.Settings).Next;
        if (!door.IsOpenAt(next))
            return next == NextStep.Done ? Refusal.Forbidden() : Refusal.SignInIncomplete(next.Name);
        if (account.InDoubtSince is not null && door is Door.Needs or Door.Ranked)
            return Refusal.InDoubt();
        return door switch
        {
            Door.Open => null,
            Door.Own own => own.Account == account.Id ? null : Refusal.Forbidden(),
            Door.Needs needs => Lacking(state.Authority, needs, byKey: false),
            Door.Ranked ranked => account.Role.Includes(ranked.Role) ? null : Refusal.Forbidden(ranked.Role, []),
            _ => Refusal.Forbidden(),
        };
    }

    static Refusal? ByKey(StateSlice slice, Door door, Command command)
    {
        var state = slice.Actor;
        if (state.Account is not { } owner || state.Key is not { } key || key.OwnerId != owner.Id
            || !key.IsLive(slice.Now) || !owner.IsLive(slice.Now))
            return Refusal.Unauthenticated();
        if (command.BarredToKeys)
            return Refusal.Forbidden();
        if (owner.InDoubtSince is not null && door is not Door.Open)
            return Refusal.InDoubt();
        return door switch
        {
            Door.Open => null,
            Door.Needs needs => Lacking(state.Authority, needs, byKey: true),
            _ => Refusal.Forbidden(),
        };
    }

    static Refusal? Lacking(EffectiveAuthority? authority, Door.Needs door, bool byKey)
    {
        if (authority is null)
            return Refusal.Forbidden();
        var enters = authority.Role.EntersPanel && authority.Role >= door.Least;
        Permission[] missing = [.. door.Permissions.Where(permission => !authority.Allows(permission))];
        return enters && missing.Length == 0 ? null : Refusal.Forbidden(enters ? null : door.Least, missing, byKey);
    }
}
