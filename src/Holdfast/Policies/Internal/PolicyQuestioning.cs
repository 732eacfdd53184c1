using Holdfast.Rego;

namespace Holdfast.Policies;

/// <summary>Asks the rules of one policy about one input, within a budget. The first fault stays.</summary>
sealed class PolicyQuestioning
{
    readonly CompiledPolicy policy;
    readonly RegoValue input;
    readonly PolicyBudget budget;
    readonly RegoEvaluationOptions options;

    public PolicyQuestioning(CompiledPolicy policy, RegoValue input, PolicyBudget budget, RegoEvaluationOptions options)
    {
        (this.policy, this.input, this.budget, this.options) = (policy, input, budget, options);
        Fault = policy.Fault;
        budget.Begin();
    }

    public PolicyFault? Fault { get; private set; }

    /// <summary>The value of a rule; null when it is undefined or, then with a fault, could not be asked.</summary>
    public RegoValue? Ask(string rule)
    {
        if (Fault is not null)
            return null;
        try
        {
            if (budget.IsSpent)
                return Fail(new PolicyFault("budget", "The policy used up its steps."));
            var result = policy.Query(rule).Evaluate(input, options with { Limits = budget.Limits });
            budget.Spend(result.StepsUsed);
            return result.Value;
        }
        catch (RegoLimitException failure)
        {
            budget.SpendAll();
            return Fail(new PolicyFault("budget", failure.Message));
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Whatever goes wrong in an evaluation denies; it never takes the commands beside it along, and its steps are not told.
            budget.SpendAll();
            return Fail(new PolicyFault("runtime_error", failure.Message));
        }
    }

    RegoValue? Fail(PolicyFault fault)
    {
        Fault = fault;
        return null;
    }
}
