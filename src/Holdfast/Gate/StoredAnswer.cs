namespace Holdfast.Gate;

/// <summary>The answer that an earlier command left under its idempotency key.</summary>
/// <param name="Body">The hash of that command's request body.</param>
/// <param name="Answer">Its answer, without secrets.</param>
public sealed record StoredAnswer(byte[] Body, string Answer);
