using Holdfast.Members;
using Holdfast.Rego;

namespace Holdfast.Policies;

/// <summary>Turns what a policy says about a removal into a decision. Pure: the same policy, input and time decide the same.</summary>
static class RemovalJudge
{
    const int MostReasons = 10;
    const int LongestReason = 256;

    /// <summary>The decision.</summary>
    /// <param name="policy">The policy in force; null when there is none.</param>
    /// <param name="input">The input document.</param>
    /// <param name="terms">What is asked, and what was wanted.</param>
    /// <param name="budget">What the decision may use.</param>
    /// <param name="options">The clock, and where traces go.</param>
    public static RemovalDecision Decide(CompiledPolicy? policy, RegoObject input, RemovalTerms terms, PolicyBudget budget, RegoEvaluationOptions options)
    {
        if (policy is null)
            return new(!terms.AsksLeave, Concrete(terms.Wanted)) { Fault = terms.AsksLeave || terms.Wanted == Disposition.PolicyDefault ? PolicyFault.NoActivePolicy : null };
        var questioning = new PolicyQuestioning(policy, input, budget, options);
        return (terms.AsksLeave ? Denial(questioning) : null) ?? Keeping(questioning, terms);
    }

    static RemovalDecision? Denial(PolicyQuestioning questioning)
    {
        var allow = questioning.Ask(RemovalRules.Allow);
        if (questioning.Fault is { } fault)
            return Denied with { Fault = fault };
        return allow switch
        {
            RegoBoolean { Value: true } => null,
            null or RegoBoolean => Denied with { Reasons = Sentences(questioning.Ask(RemovalRules.Reasons)) },
            _ => Denied with { Fault = PolicyFault.NotBoolean(allow) },
        };
    }

    static RemovalDecision Denied { get; } = new(Allowed: false, Disposition.Tombstone);

    static RemovalDecision Keeping(PolicyQuestioning questioning, RemovalTerms terms)
    {
        string? unknown = null;
        var kept = terms.Wanted;
        if (kept == Disposition.PolicyDefault)
            kept = Named(questioning.Ask(RemovalRules.MinDisposition), ref unknown) ?? Disposition.Tombstone;
        if (terms.RaisesToFloor && Named(questioning.Ask(RemovalRules.Floor), ref unknown) is { } floor && floor > kept)
            kept = floor;
        if (questioning.Fault is { } fault)
            return terms.AsksLeave ? Denied with { Fault = fault } : new(Allowed: true, Concrete(terms.Wanted)) { Fault = fault };
        return new(Allowed: true, kept) { Unknown = unknown };
    }

    /// <summary>What stands for a wish that only a policy could have made out.</summary>
    static Disposition Concrete(Disposition wanted) => wanted == Disposition.PolicyDefault ? Disposition.Tombstone : wanted;

    /// <summary>The disposition that a rule names; a tombstone when it names none of them; null when the rule is undefined.</summary>
    static Disposition? Named(RegoValue? value, ref string? unknown)
    {
        if (value is null)
            return null;
        if (value is RegoString text && Disposition.TryParse(text.Value, out var named) && named != Disposition.PolicyDefault)
            return named;
        unknown ??= Sentence(value.ToJson());
        return Disposition.Tombstone;
    }

    static IReadOnlyList<string> Sentences(RegoValue? value) =>
        value is RegoSet set ? [.. set.OfType<RegoString>().Take(MostReasons).Select(text => Sentence(text.Value))] : [];

    /// <summary>A text of a policy as it may be shown: bounded, without control or formatting characters.</summary>
    static string Sentence(string text)
    {
        var shown = text.Length > LongestReason ? text[..LongestReason] : text;
        return string.Concat(shown.Select(c => char.IsControl(c) || char.IsSurrogate(c)
            || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator
                or System.Globalization.UnicodeCategory.ParagraphSeparator ? '?' : c));
    }
}
