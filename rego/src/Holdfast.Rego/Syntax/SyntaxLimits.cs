namespace Holdfast.Rego.Syntax;

/// <summary>Bounds on source texts, so that no later stage can run out of stack or memory.</summary>
static class SyntaxLimits
{
    /// <summary>How deep terms, bodies and operators may be nested in each other.</summary>
    public const int MaxDepth = 400;

    /// <summary>The longest module, in UTF-16 units.</summary>
    public const int MaxLength = 16 << 20;
}
