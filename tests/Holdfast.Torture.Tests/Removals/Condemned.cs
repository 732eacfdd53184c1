namespace Holdfast.Torture.Tests.Removals;

/// <summary>A member whom the load removes.</summary>
/// <param name="Id">The account.</param>
/// <param name="Disposition">What is asked to be kept.</param>
sealed record Condemned(Guid Id, string Disposition)
{
    /// <summary>Whether the server said that the removal is done.</summary>
    public bool Acknowledged { get; set; }
}
