using Holdfast.Accounts;
using Holdfast.Gate;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Statement;

/// <summary>Every deed of the exhaustive comparison.</summary>
static class Deeds
{
    /// <summary>Those on an account; the ones that change authority in each order of the rules.</summary>
    public static IReadOnlyList<Deed> On(int target)
    {
        Deed[] plain =
        [
            .. AccountDeeds.On(target), .. CredentialDeeds.On(target), .. KeyDeeds.On(target), .. FactorDeeds.On(target), .. PasskeyDeeds.On(target),
            .. GroupDeeds.On(target), .. BulkDeeds.On(target), .. EmergencyDeeds.On(target), .. MemberDeeds.On(target), .. InvitationDeeds.On(target),
        ];
        return [.. plain, .. Ordered(plain).Where(deed => deed.ChangesAuthority)];
    }

    /// <summary>Those that speak of custody.</summary>
    public static IReadOnlyList<Deed> OfCustody(int target)
    {
        Deed[] plain = [.. CustodyDeeds.On(target), .. CustodyDeeds.Decided(target)];
        var ordered = Ordered([.. plain, .. GroupDeeds.On(target)]);
        return [.. plain, .. ordered.Where(deed => deed.Command.Order == RuleOrder.LastHolderBeforeSelf)];
    }

    static IEnumerable<Deed> Ordered(Deed[] plain) => from deed in plain
                                                      where deed.ChangesStanding && deed.Doorway == Doorway.Administration
                                                      from order in new[] { RuleOrder.LastHolderBeforeSelf, RuleOrder.SelfFirst }
                                                      select deed with { Name = $"{deed.Name} ({order})", Command = deed.Command with { Order = order } };

    /// <summary>Those on no account that is there.</summary>
    public static IReadOnlyList<Deed> OnNobody { get; } =
        [.. CreationDeeds.All, .. GroupDeeds.All, .. SettingsDeeds.All, .. FactorDeeds.All, .. MemberDeeds.All, .. InvitationDeeds.All];

    /// <summary>The types of command that deeds ask for.</summary>
    public static IReadOnlySet<Type> Types { get; } =
        On(0).Concat(OfCustody(0)).Concat(OnNobody).Select(deed => deed.Command.GetType()).ToHashSet();
}
