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

    /// <summary>Who could have had its sign-in in their hands.</summary>
    public Keeper Keeper { get; init; }

    /// <summary>Whether its sign-in is void.</summary>
    public bool Void { get; init; }

    /// <summary>Whether its custodians are in doubt.</summary>
    public bool Doubted { get; init; }

    /// <summary>Whether its password was chosen by its keeper and must still be changed.</summary>
    public bool Unfinished { get; init; }

    public Holding Holding { get; init; }

    /// <summary>Whether it is in the group.</summary>
    public bool Member { get; init; }

    public Mailing Mailing { get; init; }

    public Stopping Stopping { get; init; }

    /// <summary>Whether the third account rests on it.</summary>
    public bool IsRestedOn { get; init; }

    public bool Live => Active && !Removed && Ends != Ending.Past && Lock != Locking.Holds;

    public bool HasFactor => Totp || Passkey;

    public bool HasCredential => Password || Passkey;

    public bool Lasting => !Service && HasCredential && !Void && Active && !Removed && Ends == Ending.Never && Lock == Locking.None;

    /// <summary>Of a protected role, signing in by a password, and shut out where a passkey is demanded.</summary>
    public bool WouldNeedPasskey => Rung >= Rung.Administrator && !Service && Live && Lock == Locking.None && Password && !Passkey && !Void;

    public override string ToString() =>
        $"{Rung}{(Active ? "" : " inactive")}{(Ends == Ending.Never ? "" : $" until {Ends}")}{(Lock == Locking.None ? "" : $" lock {Lock}")}"
        + $"{(Password ? "" : " no password")}{(Passkey ? " passkey" : "")}{(Totp ? " totp" : "")}{(Service ? " service" : "")}{(MustChangePassword ? " must change" : "")}{(Removed ? " removed" : "")}"
        + $"{(Keeper == Keeper.Nobody ? "" : $" kept by {Keeper}")}{(Void ? " void" : "")}{(Doubted ? " doubted" : "")}{(Unfinished ? " unfinished" : "")}{(Member ? " member" : "")}"
        + $"{(Holding == Holding.Nothing ? "" : $" holds {Holding}")}{(Mailing == Mailing.Unconfirmed ? "" : $" mail {Mailing}")}{(Stopping == Stopping.Unknown ? "" : $" stopped {Stopping}")}"
        + $"{(IsRestedOn ? " rested on" : "")}";

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

    /// <summary>
    /// States of an account that others keep, that holds something, or that was stopped; live and with a password unless said otherwise.
    /// </summary>
    public static IReadOnlyList<Person> Kept { get; } = [.. Enum.GetValues<Rung>().SelectMany(rung => KeptAt(new(rung)))];

    static IEnumerable<Person> KeptAt(Person person) =>
    [
        .. from keeper in new[] { Keeper.Operator, Keeper.Host, Keeper.Clerk, Keeper.Leaver, Keeper.Asker }
           from mailing in new[] { Mailing.Unconfirmed, Mailing.Personal }
           select person with { Keeper = keeper, Mailing = mailing },
        .. from holding in new[] { Holding.Host, Holding.Panel, Holding.Other }
           from active in new[] { true, false }
           select person with { Holding = holding, Active = active },
        .. from stopping in new[] { Stopping.ByAsker, Stopping.ByAskerLongAgo, Stopping.ByAnother }
           from stopped in new[] { person with { Active = false }, person with { Lock = Locking.Holds } }
           select stopped with { Stopping = stopping, Holding = Holding.Other },
        person with { Active = false, Ends = Ending.Middle, Stopping = Stopping.ByAsker },
        person with { Mailing = Mailing.Confirmed, Keeper = Keeper.Clerk },
        person with { Mailing = Mailing.Personal },
        person with { Holding = Holding.Panel, Keeper = Keeper.Clerk },
        person with { Void = true, Keeper = Keeper.Clerk, Mailing = Mailing.Confirmed },
        person with { Void = true, Keeper = Keeper.Leaver, Mailing = Mailing.Personal },
        person with { Active = false, Keeper = Keeper.Leaver },
        person with { Ends = Ending.Middle, Keeper = Keeper.Clerk },
        person with { Ends = Ending.Past, Keeper = Keeper.Leaver },
        person with { Password = false, Keeper = Keeper.Leaver },
        person with { Doubted = true, Keeper = Keeper.Leaver },
        person with { Member = true },
        person with { Member = true, Holding = Holding.Host },
        person with { Member = true, Keeper = Keeper.Clerk },
        person with { Service = true, Password = false, Holding = Holding.Other },
    ];
}
