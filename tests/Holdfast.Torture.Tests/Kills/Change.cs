namespace Holdfast.Torture.Tests.Kills;

/// <summary>One change that was asked for.</summary>
/// <param name="Correlation">Names its event.</param>
/// <param name="Role">The role asked for, if any.</param>
/// <param name="IsActive">The activity asked for, if any.</param>
sealed record Change(Guid Correlation, string? Role, bool? IsActive)
{
    /// <summary>Whether the server said that it is done.</summary>
    public bool Acknowledged { get; set; }

    public object Body => Role is null ? new { is_active = IsActive } : new { role = Role };
}
