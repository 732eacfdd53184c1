namespace Holdfast.Tests.Worlds;

/// <summary>An account as page 1.2 tells of it, with nothing but what the rules speak of.</summary>
readonly record struct Person(Rung Rung)
{
    public bool Active { get; init; } = true;

    public Ending Ends { get; init; } = Ending.Never;

    public Locking Lock { get; init; } = Locking.None;

    public bool Password { get; init; } = true;

    public bool Passkey { get; init; }

    public bool Totp { get; init; }

    public bool Service { get; init; }

    public bool MustChangePassword { get; init; }

    public bool Removed { get; init; }

    public bool Live => Active && !Removed && Ends != Ending.Past && Lock != Locking.Holds;

    public bool HasFactor => Totp || Passkey;

    public bool Lasting => !Service && (Password || Passkey) && Active && !Removed && Ends == Ending.Never && Lock == Locking.None;

    /// <summary>Of a protected role, signing in by a password, and shut out where a passkey is demanded.</summary>
    public bool WouldNeedPasskey => Rung >= Rung.Administrator && !Service && Live && Lock == Locking.None && Password && !Passkey;

    public override string ToString() =>
        $"{Rung}{(Active ? "" : " inactive")}{(Ends == Ending.Never ? "" : $" until {Ends}")}{(Lock == Locking.None ? "" : $" lock {Lock}")}"
        + $"{(Password ? "" : " no password")}{(Passkey ? " passkey" : "")}{(Totp ? " totp" : "")}{(Service ? " service" : "")}{(MustChangePassword ? " must change" : "")}{(Removed ? " removed" : "")}";

    /// <summary>Every state of one account.</summary>
    public static IReadOnlyList<Person> All { get; } =
    [
        .. from rung in Enum.GetValues<Rung>()
           from active in new[] { true, false }
           from ends in new[] { Ending.Never, Ending.Middle, Ending.Past }
           from held in Enum.GetValues<Locking>()
           from password in new[] { true, false }
           select new Person(rung) { Active = active, Ends = ends, Lock = held, Password = password },
        .. from rung in Enum.GetValues<Rung>() select new Person(rung) { Service = true, Password = false },
        .. from rung in Enum.GetValues<Rung>() select new Person(rung) { Removed = true, Active = false, Password = false },
    ];
}
