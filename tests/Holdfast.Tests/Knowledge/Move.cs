namespace Holdfast.Tests.Knowledge;

/// <summary>The means of an actor.</summary>
enum Means
{
    /// <summary>The person of a seat, in a session of their own. The person of seat 0 is the adversary.</summary>
    Owner,

    /// <summary>The adversary, in a session of another account.</summary>
    Thief,

    /// <summary>An API key: the adversary's when the adversary knows it, else the service.</summary>
    Key,
    Operator,
    System,

    /// <summary>A person of a seat who is not signed in.</summary>
    Stranger,

    /// <summary>The adversary, not signed in.</summary>
    AdversaryOutside,
}

/// <summary>What an actor does.</summary>
enum Deed
{
    SetRole,
    Deactivate,
    DeactivateCompromised,
    Activate,
    Lock,
    LockCompromised,
    Unlock,
    SetEnd,
    Join,
    Quit,
    AddToGroup,
    TakeFromGroup,
    Grant,
    TakeGrant,
    TemporaryPassword,
    TemporaryPasswordCompromised,
    ChoosePassword,
    ShowLink,
    MailLink,
    ResetFactors,
    NameMailbox,
    CreateWithLink,
    CreateByMail,
    CreateWithPassword,
    Invite,
    InviteByMail,
    MintForService,
    RotateForService,
    RevokeKey,
    ReportLeak,
    Remove,
    RemoveCompromised,
    DemoteCompromised,
    DeclareCompromised,
    Vouch,
    EndSessions,
    ChangePassword,
    SetOwnPassword,
    AddPasskey,
    MintOwn,
    ConfirmAddress,
    AskCode,
    Leave,
    Forgot,
    UseLink,
    Accept,
    SendMail,
    PassTime,
    CarryOutDue,
    OperatorPromote,
    OperatorReset,
    OperatorLink,
    OperatorUnlock,
    OperatorDisableMfa,
}

/// <summary>What is decided about a sign-in whose custodians fall short.</summary>
enum Choice
{
    None,
    Void,
    VoidByMail,
    Vouch,

    /// <summary>Nothing, at a door whose clients cannot decide.</summary>
    Unasked,
}

/// <summary>Who acts.</summary>
readonly record struct Performer(Means Means, int Index)
{
    public override string ToString() => Means switch
    {
        Means.Owner when Index == Cast.Adversary => "the adversary",
        Means.Owner => $"person {Index}",
        Means.Thief => $"the adversary in a session of person {Index}",
        Means.Key => $"key {Index}",
        Means.Operator => "the operator",
        Means.System => "the system",
        Means.Stranger => $"person {Index}, not signed in",
        _ => "the adversary, not signed in",
    };
}

/// <summary>
/// One step: an actor does something to a seat, a link or a key. <see cref="More"/> says which role, end, permission or address.
/// </summary>
readonly record struct Move(Performer By, Deed Deed, int Target, int More = 0)
{
    public Choice Choice { get; init; }

    public override string ToString() => $"{By}: {Deed} {Target}{(More == 0 ? "" : $" ({More})")}{(Choice == Choice.None ? "" : $", decides {Choice}")}";
}
