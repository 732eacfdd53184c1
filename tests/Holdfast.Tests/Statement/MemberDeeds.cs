using Holdfast.Accounts;
using Holdfast.Members;
using Holdfast.Policies;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Statement;

/// <summary>Leaving, what is to be kept, and policies.</summary>
static class MemberDeeds
{
    const string Source = "package vtc.removal\n\nallow := true\n";

    public static IEnumerable<Deed> On(int target) =>
    [
        new($"{target} leaves", new RemoveAccount(Known.Accounts[target]) { BySelf = true })
        {
            Doorway = Doorway.Own,
            OwnerOfDoor = target,
            ActsOn = [target],
            Becomes = person => person with { Removed = true, Active = false, Password = false, Lock = Locking.None },
        },
        new($"{target} prefers to be purged", new SetDeparturePreference(Known.Accounts[target], Disposition.Purge))
        {
            Doorway = Doorway.Own,
            OwnerOfDoor = target,
            NeverByKeys = true,
            ActsOn = [target],
        },
    ];

    public static IEnumerable<Deed> All { get; } =
    [
        Upload("upload a policy", PolicyPurpose.Removal, Source, null),
        Upload("upload a policy that is none", PolicyPurpose.Removal, "allow", "invalid_policy"),
        Upload("upload a policy that cannot allow", PolicyPurpose.Removal, "package vtc.removal\n\nfloor := \"purge\"\n", "invalid_policy"),
        Upload("upload a policy for a reserved purpose", PolicyPurpose.Join, Source, "invalid_policy"),
        Activate("activate a policy", Known.Policy, "because", null, null),
        Activate("activate a policy without a reason", Known.Policy, " ", null, "invalid_reason"),
        Activate("activate a policy that is none", Known.NoPolicy, "because", "not_found", null),
    ];

    static Deed Upload(string name, PolicyPurpose purpose, string source, string? invalid) =>
        new(name, new UploadPolicy(Known.NoPolicy, purpose, PolicySource.Parse(source, purpose)))
        {
            Needs = ["holdfast.add_policy"],
            Least = Rung.Developer,
            Sensitive = true,
            Invalid = _ => invalid,
        };

    static Deed Activate(string name, PolicyId policy, string reason, string? missing, string? invalid) =>
        new(name, new ActivatePolicy(policy, PolicyPurpose.Removal, Reason.ParseRequired(reason)))
        {
            Needs = ["holdfast.change_policy"],
            Least = Rung.Developer,
            Sensitive = true,
            Missing = _ => missing,
            Invalid = _ => invalid,
        };
}
