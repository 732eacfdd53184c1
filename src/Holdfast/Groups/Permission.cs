using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Holdfast.Groups;

/// <summary>
/// A permission codename: <c>&lt;area&gt;.&lt;action&gt;_&lt;model&gt;</c>, for example <c>shop.change_order</c>; or the reserved
/// <c>holdfast.sensitive</c>.
/// </summary>
/// <remarks>Being well-formed says nothing about being registered: ask the <see cref="PermissionCatalog"/>.</remarks>
public sealed partial record Permission
{
    Permission(string codename)
    {
        Codename = codename;
        IsOfHoldfast = codename.StartsWith("holdfast.", StringComparison.Ordinal);
        IsReserved = codename is "holdfast.sensitive" or "holdfast.identity" or "holdfast.everything";
    }

    /// <summary>The codename.</summary>
    public string Codename { get; }

    /// <summary>Opens sensitive commands to an API key.</summary>
    public static Permission Sensitive { get; } = new("holdfast.sensitive");

    /// <summary>Opens the doors that tell third parties who the caller is to an API key.</summary>
    public static Permission Identity { get; } = new("holdfast.identity");

    /// <summary>Gives an API key all that its account may do; minted by the account for itself alone.</summary>
    public static Permission Everything { get; } = new("holdfast.everything");

    /// <summary>The reserved permissions: scopes of API keys, never granted to accounts.</summary>
    public static IReadOnlyList<Permission> Reserved { get; } = [Sensitive, Identity, Everything];

    /// <summary>Whether it is of Holdfast's own area.</summary>
    public bool IsOfHoldfast { get; }

    /// <summary>Whether it is one of <see cref="Reserved"/>.</summary>
    public bool IsReserved { get; }

    /// <summary>The permission for an action on a model of an area.</summary>
    public static Permission Of(string area, PermissionAction action, string model) =>
        TryParse($"{area}.{action.ToString().ToLowerInvariant()}_{model}", out var permission)
            ? permission
            : throw new ArgumentException($"'{area}' and '{model}' must be lower-case identifiers of letters, digits and underscores.");

    /// <summary>Parses a well-formed codename.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Permission? permission)
    {
        permission = text is { Length: <= 128 } && (Pattern().IsMatch(text) || text is "holdfast.sensitive" or "holdfast.identity" or "holdfast.everything") ? new Permission(text) : null;
        return permission is not null;
    }

    /// <inheritdoc/>
    public bool Equals(Permission? other) => other is not null && Codename == other.Codename;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Codename);

    /// <inheritdoc/>
    public override string ToString() => Codename;

    [GeneratedRegex(@"\A[a-z][a-z0-9_]*\.(view|add|change|delete)_[a-z][a-z0-9_]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
