using Holdfast.ApiKeys;

namespace Holdfast.Sessions;

/// <summary>That a session or key was used.</summary>
/// <param name="Session">The session; null for a key.</param>
/// <param name="Key">The key; null for a session.</param>
/// <param name="At">When.</param>
public readonly record struct UseOfCredential(SessionId? Session, ApiKeyId? Key, DateTimeOffset At);
