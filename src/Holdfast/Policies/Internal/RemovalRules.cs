namespace Holdfast.Policies;

/// <summary>The rules that a removal policy may have.</summary>
static class RemovalRules
{
    public const string Allow = PolicySource.DecidingRule;
    public const string MinDisposition = "min_disposition";
    public const string Floor = "floor";
    public const string Reasons = "reasons";

    public static IReadOnlyList<string> All { get; } = [Allow, MinDisposition, Floor, Reasons];
}
