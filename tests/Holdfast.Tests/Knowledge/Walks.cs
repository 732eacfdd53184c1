namespace Holdfast.Tests.Knowledge;

/// <summary>
/// Long histories by chance, from a seed. What makes an account more after the adversary got hold of something is taken more often than the
/// rest: with equal weights nearly every walk stops everybody before anything was gained.
/// </summary>
sealed class Walks(Laws laws)
{
    readonly Play play = new(laws);

    /// <summary>How many steps were taken.</summary>
    public int Steps { get; private set; }

    /// <summary>The first fault in so many walks of so many steps; null when there is none.</summary>
    public History? FirstFault(Twin start, ulong seed, int walks, int length)
    {
        for (var walk = 0; walk < walks; walk++)
        {
            if (Walk(start, new(seed + (ulong)walk), length) is { } fault)
                return fault;
        }
        return null;
    }

    History? Walk(Twin start, Generator chance, int length)
    {
        var oracle = new Oracle(play);
        var state = play.Begin(start);
        var moves = new List<Move>();
        for (var step = 0; step < length; step++)
        {
            if (Next(state, chance) is not var (move, after))
                break;
            Steps++;
            moves.Add(move);
            if (oracle.Fault(state, move, after) is { } fault)
                return new(moves, fault);
            state = after;
        }
        return null;
    }

    /// <summary>Draws moves until one changes something; a move that needs a decision is taken with one of them.</summary>
    (Move Move, Twin After)? Next(Twin state, Generator chance)
    {
        if (state.Made > 200)
            return null;
        Move[] moves = [.. Moves.Of(state, seat => play.SignsIn(state, seat))];
        var total = moves.Sum(WeightOf);
        for (var draw = 0; draw < 200; draw++)
        {
            var move = Drawn(moves, chance.Below(total));
            var (after, refusal) = play.Try(state, move);
            if (refusal?.Code == Refusals.RefusalCode.CustodyUndecided)
            {
                move = move with { Choice = (Choice)(1 + chance.Below(4)) };
                after = play.Try(state, move).After;
            }
            if (after is not null && after != state)
                return (move, after);
        }
        return null;
    }

    static Move Drawn(Move[] moves, int at)
    {
        foreach (var move in moves)
        {
            at -= WeightOf(move);
            if (at < 0)
                return move;
        }
        return moves[^1];
    }

    static int WeightOf(Move move) => move.Deed switch
    {
        Deed.UseLink or Deed.Accept => move.By.Means == Means.AdversaryOutside ? 40 : 6,
        Deed.SetRole or Deed.Grant or Deed.Join or Deed.AddToGroup or Deed.SetEnd when !IsAdversarys(move.By) => 12,
        Deed.ShowLink or Deed.TemporaryPassword or Deed.ChoosePassword or Deed.MintForService or Deed.CreateWithLink or Deed.Invite
            when IsAdversarys(move.By) => 10,
        Deed.AddPasskey or Deed.MintOwn or Deed.ConfirmAddress or Deed.ChangePassword => move.By.Means == Means.Thief ? 20 : 3,
        Deed.Forgot or Deed.SendMail or Deed.Vouch or Deed.Activate or Deed.Unlock => 6,
        Deed.Leave or Deed.Remove or Deed.Deactivate or Deed.Lock => 1,
        _ => 2,
    };

    static bool IsAdversarys(Performer by) => by is { Means: Means.Owner, Index: Cast.Adversary } or { Means: Means.Thief or Means.Key };
}
