namespace Holdfast.Gate;

/// <summary>Why the database refused an effect.</summary>
public enum EffectRejection
{
    /// <summary>The row is no longer what the command was judged on: judge again.</summary>
    Stale,

    /// <summary>The username is taken.</summary>
    UsernameTaken,

    /// <summary>The email address is taken.</summary>
    EmailTaken,

    /// <summary>The identifier is taken.</summary>
    DidTaken,

    /// <summary>The group name is taken.</summary>
    GroupNameTaken,

    /// <summary>A protected role would have lost its last lasting holder.</summary>
    LastHolder,
}
