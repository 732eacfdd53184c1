namespace Holdfast.Gate;

/// <summary>
/// A client's wish that a command happen once. The claim and its answer are stored in the transaction of the command; a repetition within
/// 24 hours answers the stored text and changes nothing; another body under the same key is <c>idempotency_mismatch</c>.
/// </summary>
/// <param name="Scope">The hash of actor, route and key.</param>
/// <param name="Body">The hash of the request body.</param>
/// <param name="Render">The answer to store, made from the receipt; must leave secrets out.</param>
public sealed record IdempotencyClaim(byte[] Scope, byte[] Body, Func<Receipt, string> Render);
