namespace Holdfast.Rego;

/// <summary>The stable names of errors; they are the ones Open Policy Agent uses.</summary>
public static class RegoErrorCode
{
    /// <summary>The text is not Rego.</summary>
    public const string Parse = "rego_parse_error";

    /// <summary>The text is Rego, but breaks a rule of the language that no other code names.</summary>
    public const string Compile = "rego_compile_error";

    /// <summary>A wrong arity, an unknown function, rules that conflict, or a type that cannot fit.</summary>
    public const string Type = "rego_type_error";

    /// <summary>A variable that nothing binds.</summary>
    public const string UnsafeVariable = "rego_unsafe_var_error";

    /// <summary>A rule that depends on itself.</summary>
    public const string Recursion = "rego_recursion_error";

    /// <summary>Complete rules, functions or object keys with more than one value.</summary>
    public const string EvaluationConflict = "eval_conflict_error";

    /// <summary>A builtin function was given an operand of the wrong type.</summary>
    public const string EvaluationType = "eval_type_error";

    /// <summary>A builtin function could not compute its result.</summary>
    public const string EvaluationBuiltin = "eval_builtin_error";

    /// <summary>A <c>with</c> modifier that would merge incompatible documents.</summary>
    public const string EvaluationWithMerge = "eval_with_merge_error";

    /// <summary>Any other error of evaluation.</summary>
    public const string EvaluationInternal = "eval_internal_error";
}
