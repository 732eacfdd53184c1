using System.Text.Json;
using System.Text.Json.Serialization;
using Holdfast.Accounts;

namespace Holdfast.Audit;

/// <summary>
/// A part of an event that is somebody's personal data. Stored beside the event, with a salt of its own, so that it can be erased alone.
/// </summary>
/// <param name="Name">
/// Which part: <c>actor_label</c>, <c>subject_label</c>, <c>reason</c>, <c>changes</c>, <c>ip</c>, <c>user_agent</c>, <c>policy_input</c>
/// or <c>policy_actor</c>.
/// </param>
/// <param name="Person">
/// Whose; null when nobody's in particular. For whoever was invited and has no account yet, the id of the invitation stands.
/// </param>
/// <param name="Value">The text; <c>changes</c> is a JSON array.</param>
public sealed partial record PersonalPart(string Name, AccountId? Person, string Value)
{
    /// <summary>The personal parts of an event, in a fixed order; absent ones are left out.</summary>
    public static IEnumerable<PersonalPart> Of(AuditEvent entry)
    {
        var actor = entry.Actor.Person;
        var subject = entry.Subject?.Id ?? actor;
        var invited = entry is { Subject: null, Target: { Kind: "invitation" } target } && AccountId.TryParse(target.Id, out var id) ? id : subject;
        (string Name, AccountId? Person, string? Value)[] parts =
        [
            ("actor_label", actor, entry.Actor.Label),
            ("subject_label", subject, entry.Subject?.Label),
            ("reason", subject, string.IsNullOrEmpty(entry.Reason) ? null : entry.Reason),
            ("changes", invited, entry.Changes.Count == 0 ? null : WriteChanges(entry.Changes)),
            ("ip", actor ?? subject, entry.Ip),
            ("user_agent", actor ?? subject, entry.UserAgent),
            ("policy_input", subject, entry.PolicyInput),
            ("policy_actor", actor, string.IsNullOrEmpty(entry.PolicyActor) ? null : entry.PolicyActor),
        ];
        return parts.Where(part => part.Value is not null && (entry.Erased is null || part.Person != entry.Erased)).Select(part => new PersonalPart(part.Name, part.Person, part.Value!));
    }

    /// <summary>The JSON array of changes, as it is stored.</summary>
    public static string WriteChanges(IReadOnlyList<FieldChange> changes) =>
        JsonSerializer.Serialize(changes, ChangesJson.Default.IReadOnlyListFieldChange);

    /// <summary>Reads what <see cref="WriteChanges"/> wrote.</summary>
    public static IReadOnlyList<FieldChange> ReadChanges(string json) =>
        JsonSerializer.Deserialize(json, ChangesJson.Default.IReadOnlyListFieldChange) ?? [];

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(IReadOnlyList<FieldChange>))]
    sealed partial class ChangesJson : JsonSerializerContext;
}
