namespace Holdfast.Rego.Builtins;

/// <summary>Computes the result of a function; null is undefined, with a fault when <see cref="BuiltinCall.Fail"/> was called.</summary>
delegate RegoValue? BuiltinBody(in BuiltinCall call);

/// <summary>Yields the results of a relation, lazily, so that a caller that needs one does not pay for all.</summary>
delegate IEnumerable<RegoValue> RelationBody(RegoValue[] arguments, EvaluationContext context);
