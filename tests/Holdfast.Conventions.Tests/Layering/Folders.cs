using Holdfast.Conventions.Tests.House;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Holdfast.Conventions.Tests.Layering;

/// <summary>The folders of one project as rooms, and the arrows between them. A folder and one inside it are two rooms.</summary>
static class Folders
{
    /// <summary>
    /// The arrows that are part of a circle, each with the references that draw it. <paramref name="roomOf"/> says where a type is at home;
    /// null for what the compiler made.
    /// </summary>
    public static IEnumerable<string> Circles(IEnumerable<(string From, string To)> references, Func<string, string?> roomOf)
    {
        var arrows =
            from reference in references
            let rooms = (From: roomOf(reference.From), To: roomOf(reference.To))
            where rooms.From is not null && rooms.To is not null && rooms.From != rooms.To
            select (rooms.From, rooms.To, By: $"{NameOf(reference.From)} refers to {NameOf(reference.To)}");
        var drawn = arrows.Distinct().ToLookup(arrow => arrow.From);
        var reachable = drawn.ToDictionary(room => room.Key, room => Reachable(room.Key, drawn));
        return
            from arrow in drawn.SelectMany(room => room)
            where reachable.TryGetValue(arrow.To, out var back) && back.Contains(arrow.From)
            group arrow.By by $"{arrow.From} → {arrow.To}" into both
            orderby both.Key
            select $"{both.Key} is part of a circle: {string.Join(", ", both.Order())}";
    }

    /// <summary>Where each type of a project is declared: its folder below the project's, "." for the project's own.</summary>
    public static Dictionary<string, string> Of(string project, IEnumerable<SourceFile> sources)
    {
        var homes =
            from file in sources
            where file.Path.StartsWith(project + "/", StringComparison.Ordinal)
            let folder = Path.GetDirectoryName(Path.GetRelativePath(project, file.Path))!
            from type in file.Syntax.DescendantNodes(IsAboveTypes).OfType<MemberDeclarationSyntax>()
            where type is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax
            select (Name: FullName(type), Folder: folder.Length == 0 ? "." : folder);
        return homes.Distinct().ToDictionary(home => home.Name, home => home.Folder);
    }

    static bool IsAboveTypes(SyntaxNode node) => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax;

    static string FullName(MemberDeclarationSyntax type)
    {
        var (name, arity) = type switch
        {
            TypeDeclarationSyntax declared => (declared.Identifier.Text, declared.Arity),
            DelegateDeclarationSyntax declared => (declared.Identifier.Text, declared.Arity),
            _ => (((BaseTypeDeclarationSyntax)type).Identifier.Text, 0),
        };
        var space = type.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>()?.Name;
        return (space is null ? name : $"{space}.{name}") + (arity == 0 ? "" : $"`{arity}");
    }

    static HashSet<string> Reachable(string room, ILookup<string, (string From, string To, string By)> drawn)
    {
        var reachable = new HashSet<string>();
        var next = new Queue<string>([room]);
        while (next.TryDequeue(out var from))
        {
            foreach (var to in drawn[from].Select(arrow => arrow.To).Where(reachable.Add))
                next.Enqueue(to);
        }
        return reachable;
    }

    static string NameOf(string type) => type[(type.LastIndexOf('.') + 1)..];
}
