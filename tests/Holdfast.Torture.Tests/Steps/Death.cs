using System.Diagnostics;

namespace Holdfast.Torture.Tests.Steps;

/// <summary>Counts the steps of this process and, before the one given, ends it as nothing can be finished after: by SIGKILL.</summary>
/// <param name="before">The number of the step that is never taken, from 1; 0 for none.</param>
sealed class Death(int before)
{
    readonly List<string> steps = [];

    /// <summary>What was done, in order.</summary>
    public IReadOnlyList<string> Steps => steps;

    public void Step(string what)
    {
        steps.Add(what);
        if (steps.Count != before)
            return;
        using var self = Process.GetCurrentProcess();
        self.Kill();
        self.WaitForExit();
    }
}
