namespace Holdfast.Audit;

/// <summary>What else the act concerned: not an account, and never a foreign key.</summary>
/// <param name="Kind">For example <c>group</c> or <c>api_key</c>.</param>
/// <param name="Id">Its id.</param>
public sealed record EventTarget(string Kind, string Id);
