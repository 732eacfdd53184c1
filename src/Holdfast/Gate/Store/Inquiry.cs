namespace Holdfast.Gate;

/// <summary>What one command is judged on, asked for its actor.</summary>
/// <param name="Actor">The actor, whose state is always told.</param>
/// <param name="Request">What else the command needs to know.</param>
public sealed record Inquiry(Actor Actor, SliceRequest Request);
