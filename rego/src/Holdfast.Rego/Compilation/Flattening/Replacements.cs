using Holdfast.Rego.Compilation.Goals;
using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Compilation.Flattening;

/// <summary>Finds out what <c>with</c> modifiers replace.</summary>
sealed class Replacements(Functions functions, ErrorList errors)
{
    public Replacement Resolve(Modifier modifier, Func<Term, Term> flatten)
    {
        var function = functions.Find(modifier.Target);
        if (function is not null)
            return OfFunction(modifier, function, flatten);
        if (modifier.Target is RefTerm document && (document.StartsWith("input") || document.StartsWith("data")))
        {
            if (document.Path.Any(key => key is not ConstantTerm))
                errors.Add(modifier.Place, RegoErrorCode.Type, "with keyword target must not contain variables");
            return new Replacement(modifier.Place, document, null, flatten(modifier.Value), null);
        }
        errors.Add(modifier.Place, RegoErrorCode.Type, "with keyword target must reference existing input, data, or a function");
        return new Replacement(modifier.Place, null, null, null, null);
    }

    Replacement OfFunction(Modifier modifier, FunctionTarget function, Func<Term, Term> flatten)
    {
        functions.Replaced(function);
        if (functions.Find(modifier.Value) is not { } substitute)
            return new Replacement(modifier.Place, null, function, flatten(modifier.Value), null);
        if (substitute.Arity != function.Arity)
            errors.Add(modifier.Place, RegoErrorCode.Type, $"{function.Name}: arity mismatch\n\thave: {Functions.Count(substitute.Arity)}\n\twant: {Functions.Count(function.Arity)}");
        return new Replacement(modifier.Place, null, function, null, substitute);
    }
}
