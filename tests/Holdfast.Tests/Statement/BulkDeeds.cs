using Holdfast.Accounts;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Statement;

/// <summary>Two commands at once: all or none, judged on the end state.</summary>
static class BulkDeeds
{
    public static IEnumerable<Deed> On(int target)
    {
        const int other = 2;
        return
        [
            Both(AccountDeeds.ChangeRole(target, Rung.Staff), AccountDeeds.ChangeRole(other, Rung.Staff)),
            Both(AccountDeeds.ChangeRole(target, Rung.Staff), AccountDeeds.ChangeRole(other, Rung.Developer)),
            Both(AccountDeeds.ChangeRole(other, Rung.Administrator), AccountDeeds.ChangeRole(target, Rung.Developer)),
            Both(AccountDeeds.SetActive(target, false), AccountDeeds.SetActive(other, false)),
            Both(AccountDeeds.SetActive(target, true), AccountDeeds.ChangeRole(other, Rung.Administrator)),
            Both(AccountDeeds.SetExpiry(target, Ending.Soon), AccountDeeds.SetExpiry(other, Ending.Soon)),
            Both(AccountDeeds.Remove(target), AccountDeeds.Remove(other)),
            Both(AccountDeeds.SetActive(target, false), AccountDeeds.Remove(other)),
            Both(AccountDeeds.Remove(target), AccountDeeds.SetActive(other, false)),
            Both(CredentialDeeds.TemporaryPassword(target), AccountDeeds.ChangeRole(other, Rung.Staff)),
            .. Faulty(target),
        ];
    }

    static IEnumerable<Deed> Faulty(int target)
    {
        var one = AccountDeeds.SetActive(target, false);
        yield return new($"nothing at once for {target}", new BulkChange([]))
        {
            Needs = one.Needs,
            Invalid = _ => "invalid_command",
        };
        yield return new($"deactivate {target} twice at once", new BulkChange([(AccountCommand)one.Command, (AccountCommand)one.Command]))
        {
            Needs = one.Needs,
            ActsOn = [target],
            Becomes = one.Becomes,
            Invalid = _ => "invalid_command",
        };
    }

    public static Deed Both(Deed first, Deed second) =>
        new($"{first.Name} and {second.Name}", new BulkChange([(AccountCommand)first.Command, (AccountCommand)second.Command]))
        {
            Needs = [.. first.Needs.Union(second.Needs)],
            ActsOn = [.. first.ActsOn, .. second.ActsOn],
            Becomes = first.Becomes,
            SecondBecomes = second.Becomes,
            Sensitive = first.Sensitive || second.Sensitive,
            ChangesCredentials = first.ChangesCredentials,
            Controls = (world, index) => (first.ActsOn.Contains(index) && first.Controls(world, index)) || (second.ActsOn.Contains(index) && second.Controls(world, index)),
            Renews = [.. first.Renews, .. second.Renews],
            Invalid = world => first.Invalid(world) ?? second.Invalid(world),
        };
}
