using Holdfast.Rego.Syntax.Lexing;
using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Syntax.Parsing;

sealed partial class Parser
{
    Module ModuleText()
    {
        if (At(TokenKind.End))
            throw Fault("empty module");
        if (!At(TokenKind.Package))
            throw Fault("package expected");
        var place = Advance().Place;
        var package = PathFrom(Word("expected package path").Text);
        var imports = new List<Import>();
        var rules = new List<Rule>();
        while (!At(TokenKind.End))
        {
            if (At(TokenKind.Package))
                throw Fault("unexpected package");
            if (At(TokenKind.Import))
                imports.Add(ImportLine());
            else
                rules.Add(RuleText());
        }
        return new Module(place, package, imports, rules);
    }

    Token Word(string expectation) => current.IsWord ? Advance() : throw Unexpected(expectation);

    List<RegoValue> PathFrom(string first) => [RegoString.Of(first), .. PathKeys()];

    /// <summary>Keys written as <c>.word</c> or <c>["text"]</c>.</summary>
    List<RegoValue> PathKeys()
    {
        var path = new List<RegoValue>();
        while (Adjacent && (At(TokenKind.Dot) || At(TokenKind.LeftBracket)))
        {
            if (path.Count == SyntaxLimits.MaxDepth)
                throw TooDeep(current.Place);
            if (Advance().Kind == TokenKind.Dot)
            {
                path.Add(RegoString.Of(Word("expected identifier").Text));
                continue;
            }
            path.Add(RegoString.Of(Expect(TokenKind.String, "expected string").Text));
            Expect(TokenKind.RightBracket, "expected ]");
        }
        return path;
    }

    Import ImportLine()
    {
        Advance();
        var place = current.Place;
        var root = Word("expected import path").Text;
        var path = PathKeys();
        string? alias = null;
        if (TryAdvance(TokenKind.As))
            alias = Expect(TokenKind.Identifier, "expected var").Text;
        var import = new Import(place, root, path, alias);
        CheckImport(import);
        wholeNegation |= import.Names("future", "keywords", "not");
        return import;
    }

    static void CheckImport(Import import)
    {
        switch (import.Root)
        {
            case "data" or "input":
                if (import.Alias is null && import.Path is [.., not RegoString])
                    throw Fault(import.Place, "import path must end in a name");
                break;
            case "rego":
                if (!import.Names("rego", "v1") || import.Alias is not null)
                    throw Fault(import.Place, "invalid import, must be `rego.v1`");
                break;
            case "future":
                CheckFuture(import);
                break;
            default:
                throw Fault(import.Place, $"unexpected import path, must begin with one of: {{data, future, input, rego}}, got: {import.Root}");
        }
    }

    static void CheckFuture(Import import)
    {
        if (import.Alias is not null)
            throw Fault(import.Place, "`future` imports cannot be aliased");
        if (import.Names("future", "keywords"))
            return;
        if (import.Path is not [RegoString { Value: "keywords" }, RegoString])
            throw Fault(import.Place, "invalid import, must be `future.keywords`");
        if (!Keywords.Importable.Contains(import.Name))
            throw Fault(import.Place, $"unexpected keyword, must be one of [{string.Join(' ', Keywords.Importable)}]");
    }
}
