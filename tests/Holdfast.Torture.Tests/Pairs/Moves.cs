using Holdfast.Torture.Tests.Workers;

namespace Holdfast.Torture.Tests.Pairs;

/// <summary>Every kind of guarded command. Those that take authority away stand first.</summary>
static class Moves
{
    public static IReadOnlyList<Move> Losses { get; } =
    [
        new("A demotes B", world => world.By('A', "change_role", 'B') with { Value = "user" }),
        new("B demotes A", world => world.By('B', "change_role", 'A') with { Value = "administrator" }),
        new("A deactivates B", world => world.By('A', "deactivate", 'B')),
        new("B deactivates A", world => world.By('B', "deactivate", 'A')),
        new("A locks B", world => world.By('A', "lock", 'B')),
        new("B locks A for an hour", world => world.By('B', "lock_for_an_hour", 'A')),
        new("A removes B", world => world.By('A', "remove", 'B')),
        new("B removes A", world => world.By('B', "remove", 'A')),
        new("B gives A an expiry", world => world.By('B', "expire_in_an_hour", 'A')),
        new("the operator demotes A and B together", world => world.Operator('A', "demote_both") with { Other = world['B'] }),
        new("the operator demotes A", world => world.Operator('A', "change_role") with { Value = "staff" }),
        new("A removes C", world => world.By('A', "remove", 'C')),
    ];

    public static IReadOnlyList<Move> Others { get; } =
    [
        new("A makes D an owner", world => world.By('A', "change_role", 'D') with { Value = "developer" }),
        new("C deactivates D", world => world.By('C', "deactivate", 'D')),
        new("C unlocks E", world => world.By('C', "unlock", 'E')),
        new("A promotes E", world => world.By('A', "change_role", 'E') with { Value = "administrator" }),
        new("C gives D a temporary password", world => world.By('C', "temporary_password", 'D') with { Value = "temporary" }),
        new("A sets C's password", world => world.By('A', "set_password", 'C') with { Value = "chosen" }),
        new("D changes its own password", world => world.By('D', "change_own_password", 'D') with { Value = "own", Epoch = 1 }),
        new("D redeems the reset link", world => new Order("redeem") { By = "nobody", Value = world.ResetLink }),
        new("C issues D another reset link", world => world.By('C', "reset_link", 'D') with { Other = World.Fresh(), Value = $"second {World.Fresh()}" }),
        new("D signs in", world => world.SignIn('D')),
        new("A signs in", world => world.SignIn('A')),
        new("B reauthenticates", world => world.By('B', "reauthenticate", 'B') with { Epoch = 1 }),
        new("B ends its other sessions", world => world.By('B', "end_own_sessions", 'B')),
        new("C ends D's sessions", world => world.By('C', "end_sessions", 'D')),
        new("D mints another key", world => world.By('D', "create_key", 'D') with { Value = World.Fresh().ToString("N")[^8..] }),
        new("A revokes D's key", world => world.By('A', "revoke_key", 'D') with { Value = world.Key }),
        new("A revokes D's keys", world => world.By('A', "revoke_keys", 'D')),
        new("a stranger reports D's key", world => new Order("report_leak") { By = "nobody", Value = world.Key }),
        new("C takes D out of the group", world => world.By('C', "leave_group", 'D') with { Other = world.Group }),
        new("C puts E into the group", world => world.By('C', "join_group", 'E') with { Other = world.Group }),
        new("A deletes the group", world => world.By('A', "delete_group", 'A') with { Other = world.Group }),
        new("C renames the group", world => world.By('C', "rename_group", 'C') with { Other = world.Group, Value = $"other {world.Number}" }),
        new("A makes a group of that name", world => world.By('A', "create_group", 'A') with { Other = World.Fresh(), Value = $"other {world.Number}" }),
        new("C grants D a permission", world => world.By('C', "grant", 'D')),
        new("C renames D", world => world.By('C', "rename", 'D') with { Value = $"x{world.Number}" }),
        new("A creates an administrator of that name", world => world.By('A', "create", 'A') with { Subject = world.NewAccount, Value = $"x{world.Number} administrator" }),
        new("A resets D's factors", world => world.By('A', "reset_factors", 'D')),
        new("F's expiry is carried out", world => world.Operator('F', "carry_out_due") with { By = "system" }),
        new("A clears F's expiry", world => world.By('A', "clear_expiry", 'F')),
    ];

    public static IReadOnlyList<Move> All { get; } = [.. Losses, .. Others];
}
