using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Holdfast.Groups;

/// <summary>A permission codename: <c>&lt;area&gt;.&lt;action&gt;_&lt;model&gt;</c>, for example <c>shop.change_order</c>; or the reserved <c>holdfast.sensitive</c>.</summary>
/// <remarks>Being well-formed says nothing about being registered: ask the <see cref="PermissionCatalog"/>.</remarks>
public sealed partial record Permission
{
    Permission(string codename) => Codename = codename;

    /// <summary>The codename.</summary>
    public string Codename { get; }

    /// <summary>Opens sensitive commands to an API key.</summary>
    public static Permission Sensitive { get; } = new("holdfast.sensitive");

    /// <summary>The permission for an action on a model of an area.</summary>
    public static Permission Of(string area, PermissionAction action, string model) =>
        TryParse($"{area}.{action.ToString().ToLowerInvariant()}_{model}", out var permission)
            ? permission
            : throw new ArgumentException($"'{area}' and '{model}' must be lower-case identifiers of letters, digits and underscores.");

    /// <summary>Parses a well-formed codename.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Permission? permission)
    {
        permission = text is { Length: <= 128 } && (Pattern().IsMatch(text) || text == "holdfast.sensitive") ? new Permission(text) : null;
        return permission is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Codename;

    [GeneratedRegex(@"\A[a-z][a-z0-9_]*\.(view|add|change|delete)_[a-z][a-z0-9_]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
