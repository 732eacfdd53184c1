using Holdfast.Rego.Syntax;

namespace Holdfast.Rego.Compilation;

/// <summary>The errors of a compilation. A stage reports all it finds; the next stage starts only when there are none.</summary>
internal sealed class ErrorList
{
    private const int MostErrors = 100;

    private readonly List<RegoError> _errors = [];

    internal void Add(Place place, string code, string message) => Add(place.Error(code, message));

    internal void Add(RegoError error)
    {
        if (_errors.Count < MostErrors && !_errors.Contains(error))
            _errors.Add(error);
    }

    internal void ThrowIfAny()
    {
        if (_errors.Count > 0)
            throw new RegoCompileException(_errors);
    }
}
