using Holdfast.Rego.Values;

namespace Holdfast.Rego.Evaluation.Rules;

/// <summary>Multi-value rules: together they make up a set.</summary>
sealed class SetGroup(int id) : RuleGroup(id)
{
    const int MostSearches = 16;

    public RuleIndex Rules { get; set; } = RuleIndex.Empty;

    /// <summary>The rules lowered so that they look for one member; null when some rule cannot.</summary>
    public RuleIndex? Keyed { get; set; }

    public override RegoValue? Evaluate(Machine machine)
    {
        if (machine.Scope.TryGet(Id, out var known))
            return known;
        machine.Budget.Enter();
        var members = new RegoSetBuilder();
        foreach (var rule in Rules.Select(machine, []))
            rule.Collect(machine, [], members);
        var set = members.Build();
        machine.Budget.Leave();
        machine.Scope.Set(Id, set);
        return set;
    }

    /// <summary>The member, or null. Looks only for it, until so many have been looked for that the whole set pays.</summary>
    public RegoValue? Find(Machine machine, RegoValue member)
    {
        var scope = machine.Scope;
        if (Keyed is null || scope.TryGet(Id, out _) || scope.Searches(Id) >= MostSearches)
            return Lookup.Find(Evaluate(machine)!, member);
        machine.Budget.Charge(member.HashIsKnown ? 0 : member.Weight);
        var call = new FunctionCall(Id, [member]);
        if (scope.TryGetCall(call, out var known))
            return known;
        scope.CountSearch(Id);
        machine.Budget.Enter();
        machine.Guard.Check();
        var found = IsMember(machine, member) ? member : null;
        machine.Budget.Leave();
        scope.SetCall(machine, call, found);
        return found;
    }

    bool IsMember(Machine machine, RegoValue member)
    {
        foreach (var rule in Keyed!.Select(machine, [member]))
        {
            if (rule.Evaluate(machine, [member]) is not null)
                return true;
        }
        return false;
    }
}
