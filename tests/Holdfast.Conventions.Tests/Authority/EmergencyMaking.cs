using System.Reflection.Metadata;
using Holdfast.Conventions.Tests.House;

namespace Holdfast.Conventions.Tests.Authority;

/// <summary>
/// Who can make an emergency event, read from IL: who loads its kind, who implements its maker, who makes the commands, who reaches
/// those.
/// </summary>
sealed class EmergencyMaking(CompiledAssembly assembly)
{
    public const string Home = "Holdfast.Cli.Emergency";

    const string Kinds = "Holdfast.Audit.EventKind";
    const string Field = "EmergencyRecovery";
    const string Name = "emergency_recovery";
    const string Maker = "Holdfast.Recovery.IEmergencyRecord";
    const string Commands = "Holdfast.Recovery.Emergency";
    const string Kernel = "Holdfast";

    readonly MetadataReader metadata = assembly.Metadata;
    readonly TypeNames names = new(assembly.Metadata);

    /// <summary>Everything that could put an emergency in the log outside its home.</summary>
    public IEnumerable<string> Strangers() => [.. Loads(), .. Names(), .. Makers(), .. Constructions()];

    /// <summary>The types of the home that the code of a namespace reaches, through however many types of its own assembly.</summary>
    public IEnumerable<string> Reached(string start)
    {
        var uses = Bodies().GroupBy(body => body.Owner, body => body.Tokens).ToDictionary(
            group => group.Key, group => group.SelectMany(tokens => tokens).Select(names.OwnerOf).OfType<string>().Distinct().ToArray());
        var reached = new HashSet<string>(uses.Keys.Where(type => type.StartsWith(start + ".", StringComparison.Ordinal)));
        var next = new Queue<string>(reached);
        while (next.TryDequeue(out var type))
        {
            foreach (var used in uses.GetValueOrDefault(type, []).Where(reached.Add))
                next.Enqueue(used);
        }
        return reached.Where(IsHome);
    }

    IEnumerable<string> Loads() =>
        from body in Bodies()
        where !IsHome(body.Owner) && body.Owner != Kinds && body.Tokens.Any(token => names.OwnerOf(token) == Kinds && names.MemberOf(token) == Field)
        select $"{assembly.Name}: {body.Owner} loads {Kinds}.{Field}";

    IEnumerable<string> Names() =>
        from body in Bodies()
        where body.Owner != Kinds && body.Texts.Contains(Name)
        select $"{assembly.Name}: {body.Owner} names {Name}";

    IEnumerable<string> Makers() =>
        from handle in metadata.TypeDefinitions
        let type = metadata.GetTypeDefinition(handle)
        where type.GetInterfaceImplementations().Any(implemented => names.OutermostOf(metadata.GetInterfaceImplementation(implemented).Interface) == Maker)
        where !IsHome(names.OutermostOf(handle)!)
        select $"{assembly.Name}: {names.OutermostOf(handle)} implements {Maker}";

    IEnumerable<string> Constructions() =>
        from body in Bodies()
        where !IsHome(body.Owner) && !(assembly.Name == Kernel && body.Owner.StartsWith(Commands, StringComparison.Ordinal))
        where body.Tokens.Any(token => names.OwnerOf(token) is { } owner && IsCommand(owner) && names.MemberOf(token) == ".ctor")
        select $"{assembly.Name}: {body.Owner} makes an emergency command";

    static bool IsCommand(string type) =>
        type.StartsWith(Commands, StringComparison.Ordinal) && type[Commands.Length..] is "ResetPassword" or "Unlock" or "DisableMfa" or "Promote" or "Access";

    IEnumerable<(string Owner, EntityHandle[] Tokens, string[] Texts)> Bodies() =>
        from handle in metadata.MethodDefinitions
        let method = metadata.GetMethodDefinition(handle)
        let body = assembly.BodyOf(method)
        where body is not null
        select (names.OutermostOf(method.GetDeclaringType())!, Instructions.Tokens(body.Value).ToArray(), Instructions.Texts(body.Value, metadata).ToArray());

    static bool IsHome(string type) => type.StartsWith(Home + ".", StringComparison.Ordinal);
}
