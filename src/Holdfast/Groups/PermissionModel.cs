namespace Holdfast.Groups;

/// <summary>A model that permissions speak of, for example <c>shop</c>, <c>order</c>.</summary>
/// <param name="Area">The part of the application.</param>
/// <param name="Name">The model within it.</param>
public sealed record PermissionModel(string Area, string Name)
{
    /// <summary>The area of Holdfast itself.</summary>
    public const string Reserved = "holdfast";

    /// <summary>Holdfast's own models.</summary>
    public static IReadOnlyList<PermissionModel> Own { get; } =
        [new(Reserved, "account"), new(Reserved, "group"), new(Reserved, "api_key"), new(Reserved, "policy"), new(Reserved, "audit_event")];

    /// <summary>Whether a host may register it: identifiers, outside the reserved area.</summary>
    public bool IsAcceptable => Area != Reserved && Permission.TryParse($"{Area}.view_{Name}", out _);

    /// <summary>The permissions on the model; only viewing for the audit log, which nobody edits.</summary>
    public IEnumerable<Permission> Permissions => this is { Area: Reserved, Name: "audit_event" }
        ? [Permission.Of(Area, PermissionAction.View, Name)]
        : Enum.GetValues<PermissionAction>().Select(action => Permission.Of(Area, action, Name));
}
