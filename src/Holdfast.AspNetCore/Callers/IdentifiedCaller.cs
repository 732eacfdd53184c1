using Holdfast.Sessions;
using Holdfast.SignIn;

namespace Holdfast.AspNetCore.Callers;

/// <summary>A caller, and the session token they came with; null for an API key.</summary>
sealed record IdentifiedCaller(Caller Caller, SessionToken? Token);
