using Holdfast.Rego.Syntax;

namespace Holdfast.Rego.Compilation;

/// <summary>The errors of a compilation. A stage reports all it finds; the next stage starts only when there are none.</summary>
sealed class ErrorList
{
    const int MostErrors = 100;

    readonly List<RegoError> errors = [];

    public void Add(Place place, string code, string message) => Add(place.Error(code, message));

    public void Add(RegoError error)
    {
        if (errors.Count < MostErrors && !errors.Contains(error))
            errors.Add(error);
    }

    public void ThrowIfAny()
    {
        if (errors.Count > 0)
            throw new RegoCompileException(errors);
    }
}
