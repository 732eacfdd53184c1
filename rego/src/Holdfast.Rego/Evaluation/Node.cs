using System.Runtime.CompilerServices;
using Holdfast.Rego.Syntax;

namespace Holdfast.Rego.Evaluation;

/// <summary>A step of a lowered body. Immutable once linked, shared by all evaluations.</summary>
abstract class Node
{
    public Node? Next { get; set; }

    /// <summary>Where the step stands in the source.</summary>
    public Place Place { get; init; }

    /// <summary>Whether a statement of the source starts here.</summary>
    public bool StartsStatement { get; set; }

    /// <summary>
    /// Does the step. Steps with several solutions run the rest of the body for each and never answer <see cref="Outcome.Next"/>.
    /// </summary>
    public abstract Outcome Execute(Frame frame);

    /// <summary>Runs a body from a node on.</summary>
    /// <returns>Whether the search is over; otherwise all solutions have been tried.</returns>
    public static bool Run(Node? node, Frame frame)
    {
        var machine = frame.Machine;
        machine.Guard.Check();
        while (node is not null)
        {
            machine.Budget.Step();
            if (node.StartsStatement && machine.Sinks.Observes)
                machine.Sinks.Step(RegoTraceKind.Statement, node.Place, null);
            var outcome = node.Execute(frame);
            if (outcome != Outcome.Next)
                return outcome == Outcome.Stop;
            node = node.Next;
        }
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static Outcome When(bool holds) => holds ? Outcome.Next : Outcome.Fail;

    protected Outcome Rest(Frame frame) => Run(Next, frame) ? Outcome.Stop : Outcome.Fail;
}
