namespace Holdfast.Rego.Tests.Conformance;

/// <summary>Runs a case as OPA's own runner does.</summary>
static class CaseRun
{
    /// <summary>What is wrong, or null.</summary>
    public static string? Complaint(ConformanceCase test)
    {
        try
        {
            var policy = RegoPolicy.Compile(test.Modules, test.Data);
            var options = new RegoEvaluationOptions { StrictBuiltinErrors = test.IsStrict };
            var result = policy.Evaluate(test.Query, test.Input, options);
            return test.WantsError ? $"no error, but {result.ToJson()}" : Compare(test, result);
        }
        catch (RegoEvaluationException exception)
        {
            return Compare(test, exception.Error.Code, exception.Message);
        }
        catch (RegoCompileException exception)
        {
            return Compare(test, exception.Errors[0].Code, exception.Message);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return exception.ToString();
        }
    }

    static string? Compare(ConformanceCase test, string code, string message)
    {
        if (!test.WantsError)
            return message;
        if (test.WantErrorCode is { } wanted && wanted != code)
            return $"code {code} instead of {wanted}: {message}";
        return test.WantError is { } part && !message.Contains(part, StringComparison.Ordinal) ? $"message {message} instead of {part}" : null;
    }

    static string? Compare(ConformanceCase test, RegoResult result)
    {
        if (test.WantResult is not { } want)
            return null;
        var got = RegoSet.Of([.. result.Bindings.Select(binding => Json(binding, test))]);
        return got.Equals(RegoSet.Of([.. want])) ? null : $"got {got.ToJson()} instead of {want.ToJson()}";
    }

    static RegoValue Json(RegoObject binding, ConformanceCase test)
    {
        var shown = new RegoObjectBuilder();
        foreach (var (name, value) in binding)
        {
            if (test.IgnoresGeneratedVariables && ((RegoString)name).Value.StartsWith("__localq", StringComparison.Ordinal))
                continue;
            var json = RegoValue.ParseJson(value.ToJson());
            shown.Set(name, test.SortsBindings && json is RegoArray array ? RegoArray.Of([.. array.Order()]) : json);
        }
        return shown.Build();
    }
}
