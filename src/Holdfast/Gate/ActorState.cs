using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Groups;
using Holdfast.Sessions;

namespace Holdfast.Gate;

/// <summary>The actor as the store knows them at this instant.</summary>
/// <param name="Account">The account; null for the operator, the system, strangers, and accounts that are gone.</param>
/// <param name="Session">The session in use; null when there is none or it ended.</param>
/// <param name="Key">The API key in use; null when there is none.</param>
/// <param name="Authority">What the actor may do; null without an account.</param>
public sealed record ActorState(Account? Account, Session? Session, ApiKey? Key, EffectiveAuthority? Authority)
{
    /// <summary>An actor without an account.</summary>
    public static ActorState None { get; } = new(null, null, null, null);
}
