namespace Holdfast.Refusals;

/// <summary>The families of refusals; every code belongs to one, and each surface gives a family one status.</summary>
public enum RefusalClass
{
    /// <summary>Not well-formed.</summary>
    Malformed,

    /// <summary>Well-formed, but a value is not acceptable.</summary>
    InvalidValue,

    /// <summary>The role is not acceptable.</summary>
    InvalidRole,

    /// <summary>The caller must authenticate (again).</summary>
    Unauthenticated,

    /// <summary>No such thing.</summary>
    NotFound,

    /// <summary>Not in a form that the client accepts.</summary>
    NotAcceptable,

    /// <summary>A unique value is taken.</summary>
    Taken,

    /// <summary>The actor may not.</summary>
    Forbidden,

    /// <summary>The actor would grant more than they hold.</summary>
    Escalation,

    /// <summary>A protected role would lose its last lasting holder.</summary>
    LastHolder,

    /// <summary>A decision is missing.</summary>
    Undecided,

    /// <summary>The actor is the target.</summary>
    Self,

    /// <summary>A precondition no longer holds.</summary>
    VersionMismatch,

    /// <summary>Too many attempts.</summary>
    Throttled,

    /// <summary>The store is unavailable.</summary>
    Unavailable,
}
