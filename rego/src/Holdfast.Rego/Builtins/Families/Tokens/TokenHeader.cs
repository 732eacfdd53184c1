namespace Holdfast.Rego.Builtins.Families.Tokens;

/// <summary>The parameters in a token's header that matter here.</summary>
internal sealed class TokenHeader
{
    private readonly HashSet<string> _critical = [];
    private readonly List<string> _unknown = [];

    internal string Algorithm { get; private set; } = "";

    internal string KeyId { get; private set; } = "";

    internal string ContentType { get; private set; } = "";

    /// <summary>Whether there is an algorithm, and nothing critical that is not understood.</summary>
    internal bool IsAcceptable => Algorithm.Length > 0 && !_unknown.Exists(_critical.Contains);

    /// <exception cref="TokenException">A parameter has the wrong type.</exception>
    internal static TokenHeader Read(RegoObject header)
    {
        var read = new TokenHeader();
        foreach (var (key, value) in header)
            read.Set(((RegoString)key).Value, value);
        return read;
    }

    private void Set(string name, RegoValue value)
    {
        switch (name)
        {
            case "alg":
                Algorithm = Text(name, value);
                break;
            case "kid":
                KeyId = Text(name, value);
                break;
            case "cty":
                ContentType = Text(name, value);
                break;
            case "typ":
                Text(name, value);
                break;
            case "crit":
                SetCritical(value);
                break;
            default:
                _unknown.Add(name);
                break;
        }
    }

    private void SetCritical(RegoValue value)
    {
        if (value is not RegoArray names)
            throw new TokenException("crit: must be a list");
        foreach (var name in names.Span)
        {
            if (name is not RegoString text)
                throw new TokenException("crit: must be a list of strings");
            _critical.Add(text.Value);
        }
        if (_critical.Count == 0)
            throw new TokenException("crit: must be a nonempty list");
    }

    private static string Text(string name, RegoValue value) =>
        (value as RegoString)?.Value ?? throw new TokenException($"{name}: must be a string");
}
