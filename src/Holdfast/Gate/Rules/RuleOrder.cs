namespace Holdfast.Gate;

/// <summary>The order in which the rules answer. Which rules hold never depends on it; which refusal is told does.</summary>
public enum RuleOrder
{
    /// <summary>1, 2, 3, 4, 5, 6, 7, 8.</summary>
    Standard,

    /// <summary>Rule 7 before rule 4, for the clients of <c>/api/v1/admin/admins</c>.</summary>
    LastHolderBeforeSelf,

    /// <summary>Rule 4 before rules 2 and 3, for the clients of <c>/v1/members</c>.</summary>
    SelfFirst,
}
